package fr.denicheur.sync;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.IndexShape;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.posting.Summary;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine that keeps postings in a map, and what is not yet published in another. It finds by id
 * only; a search finds nothing.
 */
final class MapEngine implements SearchEngine {
  /** A posting of this title cannot be put. */
  static final String INDIGESTIBLE = "Indigeste";

  private record Entry(Optional<Posting> posting, Fingerprint fingerprint) {}

  private final Map<PostingId, Entry> pending = new ConcurrentHashMap<>();
  private volatile Map<PostingId, Entry> visible = Map.of();
  private volatile boolean isReady;

  /** How often something was put, ever. */
  final AtomicInteger puts = new AtomicInteger();

  /** How often changes were made visible, ever. */
  final AtomicInteger publications = new AtomicInteger();

  /** What could not be written. */
  final BlockingQueue<PostingId> refused = new LinkedBlockingQueue<>();

  /** Whether writing fails now. */
  volatile boolean isBroken;

  @Override
  public Hits search(SearchQuery query) {
    return new Hits(0, List.of(), Map.of(), false, false, null, Duration.ZERO);
  }

  @Override
  public Optional<Posting> find(PostingId id) {
    return Optional.ofNullable(visible.get(id)).flatMap(Entry::posting);
  }

  @Override
  public List<Summary> reposts(PostingId id) {
    return List.of();
  }

  @Override
  public Optional<List<SimilarHit>> similar(SimilarQuery query) {
    return Optional.empty();
  }

  @Override
  public List<Hit> nearDuplicates(Posting draft) {
    return List.of();
  }

  @Override
  public List<Suggestion> suggest(SuggestQuery query) {
    return List.of();
  }

  @Override
  public Map<PostingId, Fingerprint> fingerprints() {
    Map<PostingId, Fingerprint> fingerprints = new TreeMap<>();
    visible.forEach((id, entry) -> fingerprints.put(id, entry.fingerprint()));
    return fingerprints;
  }

  @Override
  public Optional<Fingerprint> fingerprint(PostingId id) {
    return Optional.ofNullable(fingerprints().get(id));
  }

  @Override
  public IndexShape shape() {
    return IndexShape.UNKNOWN;
  }

  @Override
  public void put(Posting posting, Fingerprint fingerprint) {
    if (isBroken) {
      refused.add(posting.id());
      throw new EngineUnavailableException("the disk is full", new IOException("no space left"));
    }
    if (posting.title().equals(INDIGESTIBLE)) {
      throw new IllegalArgumentException("a term is too long");
    }
    puts.incrementAndGet();
    pending.put(posting.id(), new Entry(Optional.of(posting), fingerprint));
  }

  @Override
  public void remove(PostingId id) {
    pending.put(id, new Entry(Optional.empty(), new Fingerprint("removed", null, 0)));
  }

  @Override
  public synchronized void publish() {
    publications.incrementAndGet();
    Map<PostingId, Entry> next = new TreeMap<>(visible);
    next.putAll(pending);
    next.values().removeIf(entry -> entry.posting().isEmpty());
    pending.clear();
    visible = Map.copyOf(next);
    isReady = true;
  }

  @Override
  public void purge() {
    publish();
  }

  @Override
  public EngineState state() {
    return new EngineState(isReady, visible.size(), isReady ? "" : "nothing published yet");
  }

  /** Memory is never damaged. */
  @Override
  public void onDamage(Runnable listener) {}

  @Override
  public void close() {
    pending.clear();
  }

  /** The ids that can be found, in their order. */
  List<String> ids() {
    return fingerprints().keySet().stream().map(PostingId::value).toList();
  }
}

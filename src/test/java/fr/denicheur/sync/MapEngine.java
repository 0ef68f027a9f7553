package fr.denicheur.sync;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.Holdings;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps postings in a map, and what is not yet published in another. */
final class MapEngine implements PostingKeeper {
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

  /** How often all that is held was listed, ever. */
  final AtomicInteger listings = new AtomicInteger();

  /** What could not be written. */
  final BlockingQueue<PostingId> refused = new LinkedBlockingQueue<>();

  /** What runs wanted to begin while another process wrote. */
  final BlockingQueue<Set<PostingId>> denied = new LinkedBlockingQueue<>();

  /** How long it takes to put a posting, in milliseconds. */
  volatile long slowness;

  /** Whether another process writes. */
  volatile boolean isTaken;

  /** Whether writing fails now. */
  volatile boolean isBroken;

  Optional<Posting> find(PostingId id) {
    return Optional.ofNullable(visible.get(id)).flatMap(Entry::posting);
  }

  @Override
  public Holdings begin() {
    listings.incrementAndGet();
    return begin(visible.keySet());
  }

  @Override
  public Holdings begin(Set<PostingId> ids) {
    if (isTaken) {
      denied.add(ids);
      throw new IndexInUseException("another Dénicheur writes the index map: pid 42");
    }
    Map<PostingId, Fingerprint> held = new TreeMap<>();
    visible.forEach((id, entry) -> held.put(id, entry.fingerprint()));
    held.keySet().retainAll(ids);
    EngineState state =
        isReady ? new EngineState.Ready(visible.size()) : new EngineState.Building();
    return new Holdings(held, held.keySet(), state);
  }

  @Override
  public void put(Posting posting, Fingerprint fingerprint) {
    if (isBroken) {
      refused.add(posting.id());
      throw new EngineUnavailableException("the disk is full", new IOException("no space left"));
    }
    try {
      Thread.sleep(slowness);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted in the midst of a test", e);
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

  /** Memory is never damaged. */
  @Override
  public void onDamage(Runnable listener) {}

  /** The ids that can be found, in their order. */
  List<String> ids() {
    return new TreeSet<>(visible.keySet()).stream().map(PostingId::value).toList();
  }
}

package fr.denicheur.engine;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine whose searches are told to somebody, each after it was answered; not those that only
 * count, as a page does to propose something, for nobody asked them.
 */
public final class ObservedEngine implements SearchEngine {
  private final SearchEngine engine;
  private final Observer observer;

  /** Hears of searches; called by the thread that asked, which waits meanwhile. */
  @FunctionalInterface
  public interface Observer {
    /** A search was answered. */
    void searched(SearchQuery query, Hits hits);

    /** Returns one that tells another as well. */
    default Observer and(Observer other) {
      return (query, hits) -> {
        searched(query, hits);
        other.searched(query, hits);
      };
    }
  }

  /**
   * @param engine what answers, and is closed with this
   */
  public ObservedEngine(SearchEngine engine, Observer observer) {
    this.engine = engine;
    this.observer = observer;
  }

  @Override
  public Hits search(SearchQuery query) {
    Hits hits = engine.search(query);
    if (query.page().size() > 0) {
      observer.searched(query, hits);
    }
    return hits;
  }

  @Override
  public Optional<Posting> find(PostingId id) {
    return engine.find(id);
  }

  @Override
  public List<Summary> reposts(PostingId id) {
    return engine.reposts(id);
  }

  @Override
  public Optional<List<SimilarHit>> similar(SimilarQuery query) {
    return engine.similar(query);
  }

  @Override
  public List<Hit> nearDuplicates(Posting draft) {
    return engine.nearDuplicates(draft);
  }

  @Override
  public List<Suggestion> suggest(SuggestQuery query) {
    return engine.suggest(query);
  }

  @Override
  public Map<PostingId, Fingerprint> fingerprints() {
    return engine.fingerprints();
  }

  @Override
  public Optional<Fingerprint> fingerprint(PostingId id) {
    return engine.fingerprint(id);
  }

  @Override
  public void put(Posting posting, Fingerprint fingerprint) {
    engine.put(posting, fingerprint);
  }

  @Override
  public void remove(PostingId id) {
    engine.remove(id);
  }

  @Override
  public void publish() {
    engine.publish();
  }

  @Override
  public void purge() {
    engine.purge();
  }

  @Override
  public EngineState state() {
    return engine.state();
  }

  @Override
  public IndexShape shape() {
    return engine.shape();
  }

  @Override
  public void onDamage(Runnable listener) {
    engine.onDamage(listener);
  }

  @Override
  public void close() {
    engine.close();
  }
}

package fr.denicheur.engine;

import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An index of postings that can be asked and kept up to date.
 *
 * <p>All methods may be called from any thread. Readers never wait for writers: changes made with
 * {@link #put} and {@link #remove} are invisible until {@link #publish}, then all visible at once.
 * Every method but {@link #close} throws {@link EngineUnavailableException} where the index cannot
 * be read or written.
 */
public interface SearchEngine extends Closeable {

  /**
   * Returns the postings that match, ranked and counted. Where near-duplicates are folded, each
   * group is the newest of its postings that match, at the place of the best of them.
   */
  Hits search(SearchQuery query);

  /** Returns a posting as it was put, or nothing where its id is unknown. */
  Optional<Posting> find(PostingId id);

  /**
   * Returns the postings that most resemble a model, best first and folded; neither the model
   * itself nor its near-duplicates. Nothing where the model's id is unknown.
   */
  Optional<List<SimilarHit>> similar(SimilarQuery query);

  /** Returns what is visible: every id with the fingerprint it was put with. */
  Map<PostingId, Fingerprint> fingerprints();

  /** Adds a posting, or replaces the one with the same id. */
  void put(Posting posting, Fingerprint fingerprint);

  /** Removes a posting; does nothing where its id is unknown. */
  void remove(PostingId id);

  /** Makes all changes so far durable and visible. */
  void publish();

  /** Says how the engine is doing; never throws. */
  EngineState state();

  /** Releases the index; changes that were not published are lost. */
  @Override
  void close();
}

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
   *
   * <p>Where a limit of time cut the search short, the answer is a part and says so.
   *
   * @throws TimeLimitException where nothing was found until then
   */
  Hits search(SearchQuery query);

  /** Returns a posting as it was put, or nothing where its id is unknown. */
  Optional<Posting> find(PostingId id);

  /**
   * Returns the other postings that are one with this, published more than once: newest first.
   * Empty where it was published once, or its id is unknown.
   */
  List<Summary> reposts(PostingId id);

  /**
   * Returns the postings that most resemble a model, best first and folded; neither the model
   * itself nor its near-duplicates. Nothing where the model's id is unknown.
   *
   * @throws TimeLimitException where it took too long
   */
  Optional<List<SimilarHit>> similar(SimilarQuery query);

  /**
   * Returns the postings that a draft, which is not in the index, repeats almost word for word,
   * best first and folded: those that {@link #similar} leaves out of its answer.
   *
   * @throws TimeLimitException where it took too long
   */
  List<Hit> nearDuplicates(Posting draft);

  /**
   * Returns what a person may be about to type: role families and titles of roles, startups, titles
   * and words that begin as typed, or of which a later word does, best first and none twice.
   *
   * <p>Neither case nor accents count, and where hardly anything fits, one typo is forgiven in
   * words of four letters or more, but for the first. Open postings count more. After many changes
   * suggestions may lag behind {@link #publish} for some seconds; at first there may be none.
   */
  List<Suggestion> suggest(SuggestQuery query);

  /**
   * Returns what a run of changes need not put again: every visible id with the fingerprint it was
   * put with. An engine that can be written no longer mends itself here; where it must begin an
   * index anew for that, nothing is left of what was put, though it answers from the old one.
   */
  Map<PostingId, Fingerprint> fingerprints();

  /** Returns the fingerprint a visible posting was put with; nothing where its id is unknown. */
  Optional<Fingerprint> fingerprint(PostingId id);

  /** Adds a posting, or replaces the one with the same id. */
  void put(Posting posting, Fingerprint fingerprint);

  /** Removes a posting; does nothing where its id is unknown. */
  void remove(PostingId id);

  /** Makes all changes so far durable and visible. */
  void publish();

  /**
   * Publishes, and leaves nothing on disk of what was removed or replaced: until then it can no
   * longer be found, but its text may lie in a file. Takes the longer the more is in the index.
   */
  void purge();

  /** Says how the engine is doing; never throws. */
  EngineState state();

  /** Says what the index weighs; never throws. An engine elsewhere may not know. */
  IndexShape shape();

  /**
   * Has somebody told, once each time, that the index was found to be damaged: {@link
   * #fingerprints} would mend it.
   *
   * @param listener takes the place of the one before; called by whichever thread found it, which
   *     waits meanwhile
   */
  void onDamage(Runnable listener);

  /** Releases the index; changes that were not published are lost. */
  @Override
  void close();
}

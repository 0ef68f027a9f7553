package fr.denicheur.engine;

import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import java.util.Set;

/**
 * Changes the postings that a {@link SearchEngine} finds.
 *
 * <p>Changes come in runs: {@link #begin}, then {@link #put} and {@link #remove}, then {@link
 * #publish}. Questions see no change before {@code publish}, and all of them after it. Any thread
 * may call any method. Each method throws {@link EngineUnavailableException} if the index cannot be
 * written. The code that opened an engine closes it; changes that were not published are lost then.
 */
public interface PostingKeeper {

  /**
   * Begins a run of changes. First repairs the index if it was damaged or lost its writer. If the
   * files cannot be repaired, a new, empty index is begun beside the old one.
   *
   * @return what the index holds after the repair, so that the run puts only what differs
   */
  Holdings begin();

  /**
   * Begins a run that changes some postings only. It does the same, but need not read what the
   * index holds besides.
   *
   * @param ids the postings
   * @return the fingerprints of those that the index holds, perhaps with others
   */
  default Holdings begin(Set<PostingId> ids) {
    return begin();
  }

  /** Adds a posting, or replaces the one with the same id. */
  void put(Posting posting, Fingerprint fingerprint);

  /** Removes a posting; does nothing if its id is unknown. */
  void remove(PostingId id);

  /** Makes all changes so far durable and visible. A new index takes the place of the old one. */
  void publish();

  /**
   * Publishes, and erases from all files what was removed or replaced. Before that, removed text
   * cannot be found any more but may still lie in a file. Takes longer the more the index holds.
   */
  void purge();

  /**
   * Sets what is called when a question finds that the index is damaged and that {@link #begin}
   * would repair it; called once for each damaged index.
   *
   * @param listener replaces the previous one; called by the thread whose question found the
   *     damage, which waits meanwhile
   */
  void onDamage(Runnable listener);
}

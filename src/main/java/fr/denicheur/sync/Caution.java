package fr.denicheur.sync;

import java.time.Duration;

/**
 * How much a run distrusts what it sees, because somebody may be in the middle of changing it.
 *
 * @param settling how long ago a file must have been written to be read
 * @param doubt how much later a second run must see that most postings are gone
 */
record Caution(Duration settling, Duration doubt) {
  /** Somebody says that the folders are as they should be. */
  static final Caution NONE = new Caution(Duration.ZERO, Duration.ZERO);

  /** Nobody says anything: a file may be half written, a folder about to be mounted again. */
  static final Caution FOLLOWING = new Caution(Duration.ofMillis(300), Duration.ofSeconds(5));

  /** Programs empty a file before they write to it, piece by piece; a slow one takes seconds. */
  private static final int SLOW = 10;

  /** Whether a file may have been begun and not finished. */
  boolean mayBeUnfinished(FileStamp stamp) {
    return stamp.isYoungerThan(stamp.size() == 0 ? settling.multipliedBy(SLOW) : settling);
  }

  /** Whether a file that looks broken off may yet be finished. */
  boolean mayGoOn(FileStamp stamp) {
    return stamp.isYoungerThan(settling.multipliedBy(SLOW));
  }
}

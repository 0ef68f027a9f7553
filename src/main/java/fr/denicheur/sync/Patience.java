package fr.denicheur.sync;

import java.time.Duration;

/**
 * How long a run waits for another program that may still be changing a file or a folder.
 *
 * @param settling the age from which a file is read; a younger one may be half written
 * @param doubt the time between two runs that must both find most postings gone before the second
 *     removes them
 */
record Patience(Duration settling, Duration doubt) {
  /** For a run that a person asked for: that person vouches for the folders. */
  static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO);

  /** For runs that begin by themselves: a folder may be about to be mounted again. */
  static final Patience FOLLOWING = new Patience(Duration.ofMillis(300), Duration.ofSeconds(5));

  /** Programs empty a file before they write to it piece by piece; a slow one takes seconds. */
  private static final int SLOW = 10;

  /** Whether a program may have begun this file and not finished it. */
  boolean mayBeUnfinished(FileStamp stamp) {
    return stamp.isYoungerThan(stamp.size() == 0 ? settling.multipliedBy(SLOW) : settling);
  }

  /** Whether a program may still finish this file, which looks broken off. */
  boolean mayGoOn(FileStamp stamp) {
    return stamp.isYoungerThan(settling.multipliedBy(SLOW));
  }
}

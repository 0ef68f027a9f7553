package fr.denicheur.engine;

import java.time.Duration;

/**
 * The size of an index and the speed of its last publish, for the operator.
 *
 * @param bytes on disk
 * @param segments parts of the index; the more there are, the slower questions are
 * @param cached bytes of memory kept to answer repeated questions faster
 * @param commit how long the last publish took to make changes durable
 * @param refresh how long the last publish took to make changes visible
 */
public record IndexShape(long bytes, int segments, long cached, Duration commit, Duration refresh) {
  /** The shape of an index about which nothing is known. */
  public static final IndexShape UNKNOWN = new IndexShape(0, 0, 0, Duration.ZERO, Duration.ZERO);

  /** Returns the same shape with another number of cached bytes. */
  public IndexShape withCached(long bytesCached) {
    return new IndexShape(bytes, segments, bytesCached, commit, refresh);
  }
}

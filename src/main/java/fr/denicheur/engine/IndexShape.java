package fr.denicheur.engine;

import java.time.Duration;

/**
 * What an index weighs, for whoever runs it.
 *
 * @param bytes on disk
 * @param segments in how many parts it lies; many mean slower questions
 * @param cached bytes of memory kept to answer the same sooner
 * @param commit how long it took to make the last changes durable
 * @param refresh how long it took to make them visible
 */
public record IndexShape(long bytes, int segments, long cached, Duration commit, Duration refresh) {
  /** Nothing is known. */
  public static final IndexShape UNKNOWN = new IndexShape(0, 0, 0, Duration.ZERO, Duration.ZERO);
}

package fr.denicheur.lucene.index;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.similarities.Similarity;

/**
 * How snapshots are taken.
 *
 * @param similarity how words are weighed, when indexing and when searching
 * @param clock says which day it is in Paris
 * @param warmUp works out what every question needs, before the first one asks
 */
public record SnapshotTaking(Similarity similarity, Clock clock, WarmUp warmUp) {
  /** Works something out of a new snapshot. */
  @FunctionalInterface
  public interface WarmUp {
    void on(Snapshot snapshot) throws IOException;
  }

  /** Takes a snapshot of what a reader sees. */
  public Snapshot take(IndexReader reader, MappedFiles files) throws IOException {
    Snapshot snapshot = new Snapshot(reader, similarity, files, LocalDate.now(clock));
    warmUp.on(snapshot);
    files.requireWhole();
    return snapshot;
  }
}

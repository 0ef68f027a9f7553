package fr.denicheur.lucene.index;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.IOConsumer;

/**
 * Takes snapshots of an index, and prepares each one for the first question.
 *
 * @param similarity weighs words, when indexing and when searching
 * @param clock says which day it is in Paris
 * @param warmUp works out what every question needs, before the first one asks
 */
public record SnapshotTaking(Similarity similarity, Clock clock, IOConsumer<Snapshot> warmUp) {
  /** Takes a snapshot of what a reader sees. */
  public Snapshot take(IndexReader reader, MappedFiles files) throws IOException {
    Snapshot snapshot = new Snapshot(reader, similarity, files, LocalDate.now(clock));
    warmUp.accept(snapshot);
    files.requireWhole();
    return snapshot;
  }
}

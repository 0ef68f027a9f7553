package fr.denicheur.lucene.index;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.IOConsumer;

/**
 * Takes snapshots.
 *
 * @param similarity how words are weighed, when indexing and when searching
 * @param clock shows the day in Paris
 * @param warmUp prepares what every question needs, before a question sees the snapshot
 */
public record SnapshotTaking(Similarity similarity, Clock clock, IOConsumer<Snapshot> warmUp) {
  /** Takes a snapshot of a reader's segments. */
  public Snapshot take(IndexReader reader, MappedFiles files) throws IOException {
    Snapshot snapshot = new Snapshot(reader, similarity, files, LocalDate.now(clock));
    warmUp.accept(snapshot);
    files.requireWhole();
    return snapshot;
  }
}

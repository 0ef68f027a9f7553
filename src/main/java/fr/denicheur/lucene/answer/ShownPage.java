package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.repost.Reposts;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;

/**
 * Some postings to show, with what their texts and their other versions are read from.
 *
 * @param docs the postings, best first, by their numbers in the snapshot
 * @param snapshot holds at least these postings and their other versions
 * @param stopping searches the same segments, and throws {@code ExitingReaderException} once the
 *     deadline has passed
 * @param reposts the history of the postings; {@link Reposts#NONE} if every version was found
 */
public record ShownPage(
    List<FieldDoc> docs, Snapshot snapshot, IndexSearcher stopping, Reposts reposts) {
  public ShownPage {
    docs = List.copyOf(docs);
  }
}

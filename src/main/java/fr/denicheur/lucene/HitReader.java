package fr.denicheur.lucene;

import fr.denicheur.result.Hit;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;

/** Reads what a list shows of postings, and their bodies, from doc values alone. */
final class HitReader {
  private final Snapshot snapshot;

  HitReader(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * Returns a posting as a hit, without excerpts.
   *
   * @param doc its number in the snapshot
   */
  Hit hit(int doc, float score) throws IOException {
    String entry = value(snapshot.reader(), IndexField.LIST_ENTRY, doc);
    return ListEntry.decode(entry, snapshot.startupLabels(), score);
  }

  /** Returns the plain text of a posting. */
  String body(int doc) throws IOException {
    return value(snapshot.reader(), IndexField.BODY, doc);
  }

  private static String value(IndexReader reader, IndexField field, int doc) throws IOException {
    List<LeafReaderContext> leaves = reader.leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues values = DocValues.getBinary(leaf.reader(), field.id());
    if (!values.advanceExact(doc - leaf.docBase)) {
      throw new IOException("a posting of the index has no " + field.id());
    }
    return values.binaryValue().utf8ToString();
  }
}

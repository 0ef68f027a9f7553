package fr.denicheur.lucene.index;

import fr.denicheur.posting.PostingId;
import fr.denicheur.result.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/** Reads what a list shows of postings, and their bodies, from doc values alone. */
public final class HitReader {
  private final Snapshot snapshot;

  public HitReader(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * Returns a posting as a hit, without excerpts.
   *
   * @param doc its number in the snapshot
   */
  public Hit hit(int doc, float score) throws IOException {
    String entry = value(IndexField.LIST_ENTRY, doc);
    return ListEntry.decode(entry, snapshot.startupLabels(), score);
  }

  /** Returns the ids of postings, in their order. */
  public List<PostingId> ids(List<Integer> docs) throws IOException {
    List<PostingId> ids = new ArrayList<>(docs.size());
    for (int doc : docs) {
      ids.add(hit(doc, 0).id());
    }
    return ids;
  }

  /** Returns the plain text of a posting. */
  public String body(int doc) throws IOException {
    return value(IndexField.BODY, doc);
  }

  private String value(IndexField field, int doc) throws IOException {
    return find(field, doc)
        .orElseThrow(() -> new IOException("a posting of the index has no " + field.id()))
        .utf8ToString();
  }

  /** Returns the value of a field in binary doc values. */
  public Optional<BytesRef> find(IndexField field, int doc) throws IOException {
    List<LeafReaderContext> leaves = snapshot.reader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues values = DocValues.getBinary(leaf.reader(), field.id());
    return values.advanceExact(doc - leaf.docBase)
        ? Optional.of(values.binaryValue())
        : Optional.empty();
  }
}

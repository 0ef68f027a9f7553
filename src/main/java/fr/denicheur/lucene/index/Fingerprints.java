package fr.denicheur.lucene.index;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.posting.PostingId;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/** Tells what an index holds: ids with their files' fingerprints. */
public final class Fingerprints {
  private Fingerprints() {}

  public static Map<PostingId, Fingerprint> read(IndexReader reader) throws IOException {
    Map<PostingId, Fingerprint> fingerprints = HashMap.newHashMap(reader.numDocs());
    for (LeafReaderContext leaf : reader.leaves()) {
      read(leaf.reader(), fingerprints);
    }
    return fingerprints;
  }

  /** Returns the fingerprint of one document, where there is one. */
  public static Optional<Fingerprint> read(IndexReader reader, OptionalInt doc) throws IOException {
    if (doc.isEmpty()) {
      return Optional.empty();
    }
    List<LeafReaderContext> leaves = reader.leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc.getAsInt(), leaves));
    BinaryDocValues encoded = DocValues.getBinary(leaf.reader(), IndexField.FINGERPRINT.id());
    return encoded.advanceExact(doc.getAsInt() - leaf.docBase)
        ? Optional.of(Fingerprint.parse(encoded.binaryValue().utf8ToString()))
        : Optional.empty();
  }

  private static void read(LeafReader reader, Map<PostingId, Fingerprint> fingerprints)
      throws IOException {
    SortedDocValues ids = DocValues.getSorted(reader, IndexField.ID.id());
    BinaryDocValues encoded = DocValues.getBinary(reader, IndexField.FINGERPRINT.id());
    Bits live = reader.getLiveDocs();
    for (int doc = ids.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = ids.nextDoc()) {
      if ((live == null || live.get(doc)) && encoded.advanceExact(doc)) {
        fingerprints.put(
            new PostingId(ids.lookupOrd(ids.ordValue()).utf8ToString()),
            Fingerprint.parse(encoded.binaryValue().utf8ToString()));
      }
    }
  }
}

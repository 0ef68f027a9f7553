package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * An indexed posting with the mark by which its reposts are recognised.
 *
 * @param doc its document number in the snapshot
 * @param date its day; {@link Long#MIN_VALUE} if it has none
 * @param open whether candidates may still apply
 */
public record MarkedPosting(int doc, RepostMark mark, long date, boolean open, BytesRef id) {
  /** Newest first, those without a date last, those of one day by their ids. */
  public static final Comparator<MarkedPosting> NEWEST_FIRST =
      Comparator.comparingLong(MarkedPosting::date).reversed().thenComparing(MarkedPosting::id);

  /** Returns the version to show of a group: the newest open one, or the newest if none is open. */
  public static MarkedPosting shown(List<MarkedPosting> newestFirst) {
    return newestFirst.stream()
        .filter(MarkedPosting::open)
        .findFirst()
        .orElseGet(newestFirst::getFirst);
  }

  /**
   * Returns the postings whose mark agrees with that of another posting in a band, newest first.
   * Only these can have been published more than once; they are few, so that they are kept in
   * memory, while of all others only numbers are.
   */
  static List<MarkedPosting> agreeing(IndexReader reader) throws IOException {
    int[][] keys = new int[Signature.BANDS][reader.numDocs()];
    int[] docs = new int[reader.numDocs()];
    int count = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      count = readKeys(leaf, keys, docs, count);
    }
    FixedBitSet agreeing = new FixedBitSet(reader.maxDoc());
    for (int[] ofBand : keys) {
      setAgreeing(ofBand, docs, count, agreeing);
    }
    List<MarkedPosting> postings = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      read(leaf, agreeing, postings);
    }
    postings.sort(NEWEST_FIRST);
    return postings;
  }

  /** Reads the keys of the bands of a segment, and returns how many postings were read so far. */
  private static int readKeys(LeafReaderContext leaf, int[][] keys, int[] docs, int before)
      throws IOException {
    BinaryDocValues marks = DocValues.getBinary(leaf.reader(), IndexField.REPOST_MARK.id());
    int[] count = {before};
    Snapshot.eachLive(
        leaf.reader().getLiveDocs(),
        marks,
        doc -> {
          int[] bands = RepostMark.bands(marks.binaryValue());
          for (int band = 0; band < Signature.BANDS; band++) {
            keys[band][count[0]] = bands[band];
          }
          docs[count[0]++] = leaf.docBase + doc;
        });
    return count[0];
  }

  private static void setAgreeing(int[] keys, int[] docs, int count, FixedBitSet agreeing) {
    Buckets buckets = new Buckets(count);
    for (int i = 0; i < count; i++) {
      int other = buckets.add(keys[i]);
      if (other >= 0) {
        agreeing.set(docs[i]);
        agreeing.set(docs[other]);
      }
    }
  }

  private static void read(LeafReaderContext context, FixedBitSet chosen, List<MarkedPosting> read)
      throws IOException {
    LeafReader leaf = context.reader();
    BinaryDocValues marks = DocValues.getBinary(leaf, IndexField.REPOST_MARK.id());
    NumericDocValues dates = DocValues.getNumeric(leaf, IndexField.DATE.id());
    SortedSetDocValues states = DocValues.getSortedSet(leaf, IndexField.OPEN.id());
    long ordOfOpen = states.lookupTerm(new BytesRef("true"));
    SortedDocValues ids = DocValues.getSorted(leaf, IndexField.ID.id());
    for (int doc = marks.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = marks.nextDoc()) {
      if (chosen.get(context.docBase + doc) && ids.advanceExact(doc)) {
        RepostMark mark = RepostMark.decode(marks.binaryValue());
        long date = dates.advanceExact(doc) ? dates.longValue() : Long.MIN_VALUE;
        boolean open = ordOfOpen >= 0 && states.advanceExact(doc) && states.nextOrd() == ordOfOpen;
        BytesRef id = BytesRef.deepCopyOf(ids.lookupOrd(ids.ordValue()));
        read.add(new MarkedPosting(context.docBase + doc, mark, date, open, id));
      }
    }
  }
}

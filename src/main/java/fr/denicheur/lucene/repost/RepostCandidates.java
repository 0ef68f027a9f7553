package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.IndexField;
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
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * Picks from all postings the few that may have been published more than once: those whose mark
 * agrees with another's in a band. Only theirs are read in full and kept in memory.
 */
final class RepostCandidates {
  /**
   * A posting that may have been published more than once.
   *
   * @param doc its number in the snapshot
   * @param date its day; {@link Long#MIN_VALUE} where it has none
   */
  record Candidate(int doc, RepostMark mark, long date, BytesRef id) {
    /** Newest first, those without a date last, equal ones by id. */
    static final Comparator<Candidate> NEWEST_FIRST =
        Comparator.comparingLong(Candidate::date).reversed().thenComparing(Candidate::id);
  }

  private final IndexReader reader;
  private final int[][] keys;
  private final int[] docs;
  private int count;

  private RepostCandidates(IndexReader reader) {
    this.reader = reader;
    this.keys = new int[Signature.BANDS][reader.numDocs()];
    this.docs = new int[reader.numDocs()];
  }

  /** Returns the candidates of an index, newest first. */
  static List<Candidate> of(IndexReader reader) throws IOException {
    RepostCandidates candidates = new RepostCandidates(reader);
    for (LeafReaderContext leaf : reader.leaves()) {
      candidates.readKeys(leaf);
    }
    return candidates.read(candidates.agreeing());
  }

  private void readKeys(LeafReaderContext leaf) throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    BinaryDocValues marks = DocValues.getBinary(leaf.reader(), IndexField.REPOST_MARK.id());
    for (int doc = marks.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = marks.nextDoc()) {
      if (live == null || live.get(doc)) {
        RepostMark mark = RepostMark.decode(marks.binaryValue());
        for (int band = 0; band < Signature.BANDS; band++) {
          keys[band][count] = mark.band(band);
        }
        docs[count++] = leaf.docBase + doc;
      }
    }
  }

  private FixedBitSet agreeing() {
    FixedBitSet agreeing = new FixedBitSet(reader.maxDoc());
    for (int[] ofBand : keys) {
      Buckets buckets = new Buckets(count);
      for (int i = 0; i < count; i++) {
        int other = buckets.add(ofBand[i]);
        if (other >= 0) {
          agreeing.set(docs[i]);
          agreeing.set(docs[other]);
        }
      }
    }
    return agreeing;
  }

  private List<Candidate> read(FixedBitSet chosen) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      read(leaf, chosen, candidates);
    }
    candidates.sort(Candidate.NEWEST_FIRST);
    return candidates;
  }

  private static void read(LeafReaderContext context, FixedBitSet chosen, List<Candidate> read)
      throws IOException {
    LeafReader leaf = context.reader();
    BinaryDocValues marks = DocValues.getBinary(leaf, IndexField.REPOST_MARK.id());
    NumericDocValues dates = DocValues.getNumeric(leaf, IndexField.DATE.id());
    SortedDocValues ids = DocValues.getSorted(leaf, IndexField.ID.id());
    for (int doc = marks.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = marks.nextDoc()) {
      if (chosen.get(context.docBase + doc) && ids.advanceExact(doc)) {
        RepostMark mark = RepostMark.decode(marks.binaryValue());
        long date = dates.advanceExact(doc) ? dates.longValue() : Long.MIN_VALUE;
        BytesRef id = BytesRef.deepCopyOf(ids.lookupOrd(ids.ordValue()));
        read.add(new Candidate(context.docBase + doc, mark, date, id));
      }
    }
  }
}

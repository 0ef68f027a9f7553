package fr.denicheur.lucene.scoring;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.Query;

/**
 * Multiplies the scores of the postings that the owner raises or lowers.
 *
 * @param postings matches them, each with a score of 1
 * @param factor of their scores, above 0
 */
public record Raise(Query postings, float factor) {
  /** The largest factor of a posting. */
  double most() {
    return Math.max(1, factor);
  }

  /**
   * Returns other factors of the postings of a segment, times this one if the owner means them.
   *
   * @param meant the postings that are meant, before the first; documents ascend
   */
  DoubleValues times(DoubleValues others, DocIdSetIterator meant) {
    return new DoubleValues() {
      private boolean isMeant;

      @Override
      public double doubleValue() throws IOException {
        return isMeant ? others.doubleValue() * factor : others.doubleValue();
      }

      @Override
      public boolean advanceExact(int doc) throws IOException {
        int next = meant.docID() < doc ? meant.advance(doc) : meant.docID();
        isMeant = next == doc;
        return others.advanceExact(doc);
      }
    };
  }
}

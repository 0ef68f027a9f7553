package fr.denicheur.lucene.scoring;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.jspecify.annotations.Nullable;

/**
 * The postings of one segment that hold a piece of a question, in order, each with its score and
 * with the share of the piece that it covers. Immutable.
 */
final class PieceMatches {
  private final ScoredDocs scored;

  /** The share of each; null if every posting covers all. */
  private final float @Nullable [] shares;

  private PieceMatches(ScoredDocs scored, float @Nullable [] shares) {
    this.scored = scored;
    this.shares = shares;
  }

  /** Takes matches in order, and makes them one. */
  static final class Builder {
    private int[] docs;
    private float[] scores;
    private float[] shares;
    private int count;
    private boolean isWhole = true;

    /**
     * @param likely so many matches are likely, or fewer
     */
    Builder(int likely) {
      docs = new int[likely];
      scores = new float[likely];
      shares = new float[likely];
    }

    /** Adds a match that covers a share of the piece, above 0 to 1. */
    void add(int doc, float score, float share) {
      if (count == docs.length) {
        docs = ArrayUtil.grow(docs);
        scores = ArrayUtil.growExact(scores, docs.length);
        shares = ArrayUtil.growExact(shares, docs.length);
      }
      docs[count] = doc;
      scores[count] = score;
      shares[count++] = share;
      isWhole = isWhole && share == 1;
    }

    PieceMatches built() {
      return new PieceMatches(
          new ScoredDocs(Arrays.copyOf(docs, count), Arrays.copyOf(scores, count)),
          isWhole ? null : Arrays.copyOf(shares, count));
    }
  }

  /** The postings with their scores. */
  ScoredDocs scored() {
    return scored;
  }

  int size() {
    return scored.size();
  }

  /** Returns what the posting at an index covers of the piece, above 0 to 1. */
  float share(int at) {
    return shares == null ? 1 : shares[at];
  }

  /**
   * Adds what postings cover, and their scores.
   *
   * @param covered takes the shares, times an importance, by posting
   * @param sums takes the scores, by posting
   * @param first the index of the first posting
   * @param last the index after the last posting
   * @param begin the posting of the first place in the arrays
   */
  void addTo(float[] covered, double[] sums, int first, int last, int begin, float importance) {
    scored.addTo(sums, first, last, begin);
    if (shares == null) {
      scored.addTo(covered, importance, first, last, begin);
      return;
    }
    for (int i = first; i < last; i++) {
      covered[scored.doc(i) - begin] += importance * shares[i];
    }
  }

  /** Marks the postings that cover all of the piece; the indexes are those of {@link #addTo}. */
  void markWhole(boolean[] whole, int first, int last, int begin) {
    for (int i = first; i < last; i++) {
      whole[scored.doc(i) - begin] |= share(i) >= 1;
    }
  }

  long bytes() {
    return scored.bytes() + (shares == null ? 0 : (long) Float.BYTES * shares.length);
  }
}

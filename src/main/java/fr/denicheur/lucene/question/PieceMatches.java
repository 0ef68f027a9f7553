package fr.denicheur.lucene.question;

import java.util.Arrays;
import java.util.List;
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

  /** Returns matches that cover all of the piece. */
  static PieceMatches whole(ScoredDocs scored) {
    return new PieceMatches(scored, null);
  }

  /**
   * Returns the matches of a piece that consists of parts.
   *
   * @param parts the matches of each part
   * @param shares what each part covers of the piece, above 0
   * @param isBest whether the best part counts; else shares and scores add up
   */
  static PieceMatches joined(List<PieceMatches> parts, List<Float> shares, boolean isBest) {
    PieceMatches joined = whole(ScoredDocs.NONE);
    for (int i = 0; i < parts.size(); i++) {
      joined = joined.with(parts.get(i), shares.get(i), isBest);
    }
    return joined;
  }

  private PieceMatches with(PieceMatches more, float share, boolean isBest) {
    int size = size();
    int others = more.size();
    int[] docs = new int[size + others];
    float[] scores = new float[docs.length];
    float[] covered = new float[docs.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < size || j < others) {
      int doc = i < size ? scored.doc(i) : Integer.MAX_VALUE;
      int other = j < others ? more.scored.doc(j) : Integer.MAX_VALUE;
      docs[count] = Math.min(doc, other);
      if (doc <= other) {
        scores[count] = scored.score(i);
        covered[count] = share(i++);
      }
      if (other <= doc) {
        float score = more.scored.score(j);
        float part = share * more.share(j++);
        scores[count] = isBest ? Math.max(scores[count], score) : scores[count] + score;
        covered[count] = isBest ? Math.max(covered[count], part) : covered[count] + part;
      }
      count++;
    }
    return of(docs, scores, covered, count);
  }

  private static PieceMatches of(int[] docs, float[] scores, float[] shares, int count) {
    boolean isWhole = true;
    for (int i = 0; i < count && isWhole; i++) {
      isWhole = shares[i] == 1;
    }
    return new PieceMatches(
        new ScoredDocs(Arrays.copyOf(docs, count), Arrays.copyOf(scores, count)),
        isWhole ? null : Arrays.copyOf(shares, count));
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
    for (int i = first; i < last; i++) {
      covered[scored.doc(i) - begin] += importance * share(i);
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

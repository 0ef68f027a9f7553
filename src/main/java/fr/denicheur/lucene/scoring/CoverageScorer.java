package fr.denicheur.lucene.scoring;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.FixedBitSet;

/**
 * Goes through the postings of one segment that cover enough of a question, a window of postings
 * after the other: in each window it adds up word by word what the postings cover.
 *
 * <p>The score is the sum of the scores of the words, times a factor that grows with the share of
 * the question that they cover.
 */
final class CoverageScorer extends Scorer {
  /** Few enough postings for their sums to stay in the processor's cache. */
  static final int WINDOW = 2048;

  /** A word of the question in one segment. */
  static final class Word {
    private final PieceMatches matches;
    private final float importance;
    private final boolean isTrade;
    private int next;

    /**
     * @param matches at least one posting
     * @param isTrade whether it names a person's trade; a posting that covers all of it is for that
     */
    Word(PieceMatches matches, float importance, boolean isTrade) {
      this.matches = matches;
      this.importance = importance;
      this.isTrade = isTrade;
    }

    /** Marks the postings that hold the word, unless it counts for nothing. */
    void markIn(FixedBitSet postings) {
      if (importance > 0) {
        matches.scored().markIn(postings);
      }
    }

    private int doc() {
      return next < matches.size() ? matches.scored().doc(next) : DocIdSetIterator.NO_MORE_DOCS;
    }
  }

  private final CoverageQuery query;

  /** Postings that cover no more than this are certain to be no answer. */
  private final float floor;

  private final List<Word> words;
  private final boolean isShare;
  private final Iterator matches = new Iterator();

  // The postings of a window, by their distance from its beginning.
  private final float[] covered;
  private final double[] sums;
  private final boolean[] ofTrade;

  // Those of them that match, in order.
  private final int[] docs;
  private final float[] shares;
  private final double[] found;

  private int count;
  private int at = -1;
  private int end;

  private float least;

  /**
   * @param words the words that postings of the segment hold
   * @param maxDoc the number of postings of the segment
   * @param isShare whether the score is the share that counts for an answer
   */
  CoverageScorer(CoverageQuery query, List<Word> words, int maxDoc, boolean isShare) {
    this.query = query;
    this.floor = query.floor();
    this.words = words;
    this.isShare = isShare;
    int size = Math.min(maxDoc, WINDOW);
    covered = new float[size];
    sums = new double[size];
    ofTrade = new boolean[size];
    docs = new int[size];
    shares = new float[size];
    found = new double[size];
  }

  @Override
  public int docID() {
    return matches.docID();
  }

  @Override
  public DocIdSetIterator iterator() {
    return matches;
  }

  private final class Iterator extends DocIdSetIterator {
    @Override
    public int docID() {
      return at < 0 ? -1 : at < count ? docs[at] : NO_MORE_DOCS;
    }

    @Override
    public int nextDoc() {
      at++;
      while (at >= count && fill()) {
        at = 0;
      }
      return docID();
    }

    @Override
    public int advance(int target) {
      if (target >= end) {
        words.forEach(word -> word.next = word.matches.scored().from(word.next, target));
        at = count;
      }
      int doc = nextDoc();
      while (doc < target) {
        doc = nextDoc();
      }
      return doc;
    }

    @Override
    public long cost() {
      return words.stream().mapToLong(word -> word.matches.size()).sum();
    }
  }

  /** Moves to the next window that holds words; returns whether there is one. */
  private boolean fill() {
    int begin = DocIdSetIterator.NO_MORE_DOCS;
    for (Word word : words) {
      begin = Math.min(begin, word.doc());
    }
    if (begin == DocIdSetIterator.NO_MORE_DOCS) {
      return false;
    }
    end = begin + covered.length;
    for (Word word : words) {
      add(word, begin);
    }
    count = 0;
    for (int i = 0; i < covered.length; i++) {
      if (covered[i] > floor) {
        float share = covered[i] / query.all();
        if (query.answered(share, ofTrade[i]) >= query.bar()) {
          docs[count] = begin + i;
          shares[count] = isShare ? query.answered(share, ofTrade[i]) : share;
          found[count++] = sums[i];
        }
      }
    }
    Arrays.fill(covered, 0);
    Arrays.fill(sums, 0);
    Arrays.fill(ofTrade, false);
    return true;
  }

  private void add(Word word, int begin) {
    int last = word.matches.scored().from(word.next, end);
    word.matches.addTo(covered, sums, word.next, last, begin, word.importance);
    if (word.isTrade) {
      word.matches.markWhole(ofTrade, word.next, last, begin);
    }
    word.next = last;
  }

  @Override
  public float getMaxScore(int upTo) {
    return isShare ? 1 : Float.POSITIVE_INFINITY;
  }

  /** Skips no posting: {@link #score()} only stops early. */
  @Override
  public void setMinCompetitiveScore(float minScore) {
    least = minScore * CoverageQuery.ROUNDING;
  }

  /** Returns the score, or 0 if it is certain to be below the competitive one. */
  @Override
  public float score() {
    if (isShare) {
      return shares[at];
    }
    return found[at] < least ? 0 : (float) (found[at] * query.factor(shares[at]));
  }
}

package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * Scores postings by the sum of the scores of their words, times a power of the share of the
 * question that they cover.
 */
final class CoverageScorer extends DocsScorer {
  private final Coverage coverage;
  private final List<@Nullable Scorer> words;
  private final float exponent;

  /** The highest score of each word in any posting. */
  private final float[] most;

  private float least;
  private float lastShare;
  private double lastFactor;

  /**
   * @param docs the postings to score
   * @param words the scorer of each word; null if no posting of the segment holds it
   * @param exponent of the share
   */
  CoverageScorer(
      DocIdSetIterator docs, Coverage coverage, List<@Nullable Scorer> words, float exponent)
      throws IOException {
    super(docs);
    this.coverage = coverage;
    this.words = words;
    this.exponent = exponent;
    most = new float[words.size()];
    for (int i = 0; i < most.length; i++) {
      Scorer word = words.get(i);
      most[i] = word == null ? 0 : word.getMaxScore(DocIdSetIterator.NO_MORE_DOCS);
    }
  }

  @Override
  public float getMaxScore(int upTo) {
    return Float.POSITIVE_INFINITY;
  }

  /** Skips no posting: {@link #score()} only stops early. */
  @Override
  public void setMinCompetitiveScore(float minScore) {
    least = minScore * CoverageQuery.ROUNDING;
  }

  /**
   * Returns the score, or 0 as soon as the score is certain to be below the competitive one. Word
   * by word, the highest possible score gives way to the real one.
   */
  @Override
  public float score() throws IOException {
    int doc = docID();
    double factor = factor(coverage.share(doc));
    double rest = 0;
    for (int i = 0; i < most.length; i++) {
      rest += coverage.mayHold(doc, i) ? most[i] : 0;
    }
    double sum = 0;
    for (int i = 0; i < most.length; i++) {
      if (coverage.mayHold(doc, i)) {
        if ((sum + rest) * factor < least) {
          return 0;
        }
        sum += score(words.get(i), doc);
        rest -= most[i];
      }
    }
    return (float) (sum * factor);
  }

  private static float score(@Nullable Scorer word, int doc) throws IOException {
    if (word == null) {
      return 0;
    }
    int at = word.docID() < doc ? word.iterator().advance(doc) : word.docID();
    return at == doc ? word.score() : 0;
  }

  /** Returns the factor of the sum. The last one is kept: neighbours often cover the same words. */
  private double factor(float share) {
    if (share != lastShare) {
      lastShare = share;
      lastFactor = Math.pow(share, exponent);
    }
    return lastFactor;
  }
}

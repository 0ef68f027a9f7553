package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisiWrapper;
import org.apache.lucene.search.DisjunctionDISIApproximation;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches postings that hold any of several words. The score is the sum of the words' scores, times
 * the share of the question that the posting covers.
 *
 * <p>The share is the importance of the words found, divided by the importance of all words, to the
 * power of {@code exponent}. An exponent of 0 leaves the sum as it is. At 1 a posting with one of
 * two equally important words keeps half of its score, so one word repeated never outweighs both
 * words said once.
 */
final class CoverageQuery extends Query {
  /** Sums of the same floats in another order differ by less than this factor. */
  private static final float ROUNDING = 0.9999f;

  private final List<Query> words;
  private final List<Float> importances;
  private final float exponent;
  private final float bar;

  /** Whether the score is the share alone. */
  private final boolean isShare;

  /**
   * @param words the words of the question, each with its importance, above 0
   */
  CoverageQuery(Map<Query, Float> words, float exponent) {
    this(List.copyOf(words.keySet()), List.copyOf(words.values()), exponent, 0, false);
  }

  private CoverageQuery(
      List<Query> words, List<Float> importances, float exponent, float bar, boolean isShare) {
    this.words = words;
    this.importances = importances;
    this.exponent = exponent;
    this.bar = bar;
    this.isShare = isShare;
  }

  /**
   * Returns this query for the postings alone that cover a share of the question.
   *
   * @param share 0 to 1
   */
  CoverageQuery covering(float share) {
    return new CoverageQuery(words, importances, exponent, share * ROUNDING, isShare);
  }

  /** Returns the query whose score is the share of the question that a posting covers, 0 to 1. */
  CoverageQuery shares() {
    return new CoverageQuery(words, importances, exponent, bar, true);
  }

  @Override
  public CoverageQuery rewrite(IndexSearcher searcher) throws IOException {
    List<Query> rewritten = new ArrayList<>(words.size());
    for (Query word : words) {
      rewritten.add(word.rewrite(searcher));
    }
    return rewritten.equals(words)
        ? this
        : new CoverageQuery(rewritten, importances, exponent, bar, isShare);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    words.forEach(word -> word.visit(sub));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    if (!mode.needsScores() && bar == 0) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      words.forEach(word -> any.add(word, Occur.SHOULD));
      return searcher.rewrite(any.build()).createWeight(searcher, mode, boost);
    }
    List<Weight> weights = new ArrayList<>(words.size());
    for (Query word : words) {
      weights.add(word.createWeight(searcher, ScoreMode.COMPLETE, boost));
    }
    return new CoverageWeight(weights);
  }

  private final class CoverageWeight extends Weight {
    private final List<Weight> weights;

    CoverageWeight(List<Weight> weights) {
      super(CoverageQuery.this);
      this.weights = weights;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      List<DisiWrapper> found = new ArrayList<>(weights.size());
      long cost = 0;
      for (int i = 0; i < weights.size(); i++) {
        Scorer scorer = weights.get(i).scorer(leaf);
        if (scorer != null) {
          Scorer important = new ConfirmedScorer(scorer, importances.get(i));
          found.add(new DisiWrapper(important, false));
          cost += important.iterator().cost();
        }
      }
      return found.isEmpty() ? null : supplier(found, cost);
    }

    private ScorerSupplier supplier(List<DisiWrapper> found, long cost) {
      return new ScorerSupplier() {
        @Override
        public Scorer get(long leadCost) {
          return new CoverageScorer(new DisjunctionDISIApproximation(found, leadCost));
        }

        @Override
        public long cost() {
          return cost;
        }
      };
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
      return RankedQuery.explanation(this, leaf, doc);
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return weights.stream().allMatch(weight -> weight.isCacheable(leaf));
    }
  }

  final class CoverageScorer extends Scorer {
    private final DisjunctionDISIApproximation matches;
    private final float total;
    private float least;
    private float lastCovered;
    private double lastShare;

    CoverageScorer(DisjunctionDISIApproximation matches) {
      this.matches = matches;
      float sum = 0;
      for (float importance : importances) {
        sum += importance;
      }
      this.total = sum;
    }

    @Override
    public int docID() {
      return matches.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      TwoPhaseIterator confirmed = twoPhaseIterator();
      return confirmed == null ? matches : TwoPhaseIterator.asDocIdSetIterator(confirmed);
    }

    /** Confirms that the current posting covers enough; of a query without a bar all do. */
    @Override
    public @Nullable TwoPhaseIterator twoPhaseIterator() {
      return bar == 0
          ? null
          : new TwoPhaseIterator(matches) {
            @Override
            public boolean matches() throws IOException {
              return covered() >= bar;
            }

            @Override
            public float matchCost() {
              return importances.size();
            }
          };
    }

    /** Returns the share of the question that the current posting covers, 0 to 1. */
    float covered() throws IOException {
      float covered = 0;
      for (DisiWrapper match = matches.topList(); match != null; match = match.next) {
        covered += ((ConfirmedScorer) match.scorer).covered();
      }
      return covered / total;
    }

    /**
     * Bounds the score of the current posting by the words it holds; other postings have no bound.
     */
    @Override
    public float getMaxScore(int upTo) throws IOException {
      if (upTo != docID()) {
        return Float.POSITIVE_INFINITY;
      }
      double sum = 0;
      float covered = 0;
      for (DisiWrapper match = matches.topList(); match != null; match = match.next) {
        sum += match.scorer.getMaxScore(upTo);
        covered += ((ConfirmedScorer) match.scorer).covered();
      }
      return (float) (sum * share(covered));
    }

    /** Skips no posting: {@link #score()} only stops early. */
    @Override
    public void setMinCompetitiveScore(float minScore) {
      least = minScore * ROUNDING;
    }

    /**
     * Returns the score, or 0 as soon as the score is certain to be below the competitive one. Word
     * by word, the highest possible score gives way to the real one.
     */
    @Override
    public float score() throws IOException {
      if (isShare) {
        return covered();
      }
      DisiWrapper first = matches.topList();
      double most = 0;
      float covered = 0;
      for (DisiWrapper match = first; match != null; match = match.next) {
        ConfirmedScorer word = (ConfirmedScorer) match.scorer;
        most += least > 0 ? word.knowMost() : 0;
        covered += word.covered();
      }
      double share = share(covered);
      double sum = 0;
      for (DisiWrapper match = first; match != null; match = match.next) {
        if ((sum + most) * share < least) {
          return 0;
        }
        sum += match.scorer.score();
        most -= ((ConfirmedScorer) match.scorer).most();
      }
      return (float) (sum * share);
    }

    /**
     * Returns the factor of the sum. The last one is kept: neighbours often cover the same words.
     */
    private double share(float covered) {
      if (covered != lastCovered) {
        lastCovered = covered;
        lastShare = Math.pow(covered / total, exponent);
      }
      return lastShare;
    }
  }

  @Override
  public String toString(String field) {
    return "coverage^" + exponent + (bar == 0 ? "" : ">=" + bar) + words + importances;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoverageQuery that
        && exponent == that.exponent
        && bar == that.bar
        && isShare == that.isShare
        && words.equals(that.words)
        && importances.equals(that.importances);
  }

  @Override
  public int hashCode() {
    return Objects.hash(exponent, bar, isShare, words, importances);
  }
}

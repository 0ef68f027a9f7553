package fr.denicheur.lucene;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.FilterScorer;
import org.apache.lucene.search.FilterWeight;
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
 * Matches what a question demands, adds what it prefers, and multiplies by how timely a posting is.
 *
 * <p>All postings that match are told, for they are counted; but most cannot reach the page that is
 * wanted, whatever they are like. As soon as that is certain of one, the rest of its score is not
 * worked out, and it is told with a score of 0. So nothing changes but the cost: to look where
 * words stand next to one another takes longer than all the rest.
 */
final class RankedQuery extends Query {
  private final Query demanded;
  private final Query preferred;
  private final Timeliness timeliness;

  /**
   * @param demanded what must match, and is scored
   * @param preferred what adds to the score where it matches, too
   * @param timeliness the factor
   */
  RankedQuery(Query demanded, Query preferred, Timeliness timeliness) {
    this.demanded = demanded;
    this.preferred = preferred;
    this.timeliness = timeliness;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query must = demanded.rewrite(searcher);
    Query may = preferred.rewrite(searcher);
    return must.equals(demanded) && may.equals(preferred)
        ? this
        : new RankedQuery(must, may, timeliness);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    demanded.visit(visitor.getSubVisitor(Occur.MUST, this));
    preferred.visit(visitor.getSubVisitor(Occur.SHOULD, this));
  }

  /** Its parts are asked for whole scores, for with less Lucene leaves out postings. */
  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return mode.needsScores()
        ? new RankedWeight(
            demanded.createWeight(searcher, ScoreMode.COMPLETE, boost),
            preferred.createWeight(searcher, ScoreMode.COMPLETE, boost))
        : demanded.createWeight(searcher, mode, boost);
  }

  private final class RankedWeight extends FilterWeight {
    private final Weight bonus;

    RankedWeight(Weight required, Weight bonus) {
      super(RankedQuery.this, required);
      this.bonus = bonus;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      ScorerSupplier required = in.scorerSupplier(leaf);
      return required == null ? null : new Supplier(required, leaf);
    }

    private final class Supplier extends ScorerSupplier {
      private final ScorerSupplier required;
      private final LeafReaderContext leaf;

      Supplier(ScorerSupplier required, LeafReaderContext leaf) {
        this.required = required;
        this.leaf = leaf;
      }

      @Override
      public Scorer get(long leadCost) throws IOException {
        Scorer added = bonus.scorer(leaf);
        return new RankedScorer(
            required.get(leadCost),
            added == null ? null : new Bonus(added),
            timeliness.getValues(leaf, null));
      }

      @Override
      public long cost() {
        return required.cost();
      }
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
      Scorer scorer = scorer(leaf);
      if (scorer == null || scorer.iterator().advance(doc) != doc) {
        return Explanation.noMatch("not what is demanded");
      }
      return Explanation.match(
          scorer.score(),
          "sum of, times " + timeliness + ":",
          in.explain(leaf, doc),
          bonus.explain(leaf, doc));
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return in.isCacheable(leaf) && bonus.isCacheable(leaf);
    }
  }

  /** What postings gain by being as preferred; looked for only where it is asked for. */
  private static final class Bonus {
    private final Scorer scorer;
    private final @Nullable TwoPhaseIterator twoPhase;
    private final DocIdSetIterator candidates;

    /** No posting gains more. */
    private final float most;

    Bonus(Scorer scorer) throws IOException {
      this.scorer = scorer;
      this.twoPhase = scorer.twoPhaseIterator();
      this.candidates = twoPhase == null ? scorer.iterator() : twoPhase.approximation();
      this.most = scorer.getMaxScore(DocIdSetIterator.NO_MORE_DOCS);
    }

    /** The most that a posting may gain, before places of words are compared. */
    float most(int doc) throws IOException {
      int next = candidates.docID() < doc ? candidates.advance(doc) : candidates.docID();
      return next == doc ? scorer.getMaxScore(doc) : 0;
    }

    /** What a posting gains; {@link #most(int)} was asked before. */
    float of(int doc) throws IOException {
      boolean matches = candidates.docID() == doc && (twoPhase == null || twoPhase.matches());
      return matches ? scorer.score() : 0;
    }
  }

  private final class RankedScorer extends FilterScorer {
    private final @Nullable Bonus bonus;
    private final DoubleValues factors;
    private float least;

    RankedScorer(Scorer required, @Nullable Bonus bonus, DoubleValues factors) {
      super(required);
      this.bonus = bonus;
      this.factors = factors;
    }

    @Override
    public void setMinCompetitiveScore(float minScore) {
      least = minScore;
    }

    @Override
    public float getMaxScore(int upTo) {
      return Float.POSITIVE_INFINITY;
    }

    /** Returns the score, or 0 where it is certainly less than what can compete. */
    @Override
    public float score() throws IOException {
      int doc = docID();
      float most = bonus == null ? 0 : bonus.most;
      if (least > 0 && falls(in.getMaxScore(doc), most, timeliness.most())) {
        return 0;
      }
      float score = in.score();
      double factor = factors.advanceExact(doc) ? factors.doubleValue() : 1;
      if (bonus != null) {
        if (falls(score, most, factor) || falls(score, bonus.most(doc), factor)) {
          return 0;
        }
        score += bonus.of(doc);
      }
      return (float) (score * factor);
    }

    private boolean falls(float score, float more, double factor) {
      return (float) ((score + more) * factor) < least;
    }
  }

  @Override
  public String toString(String field) {
    return "(" + demanded + " preferring " + preferred + ")*" + timeliness;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RankedQuery that
        && demanded.equals(that.demanded)
        && preferred.equals(that.preferred)
        && timeliness.equals(that.timeliness);
  }

  @Override
  public int hashCode() {
    return Objects.hash(demanded, preferred, timeliness);
  }
}

package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Query> preferred;
  private final Timeliness timeliness;

  /**
   * @param demanded what must match, and is scored
   * @param preferred what adds to the score where it matches, too; what costs least comes first
   * @param timeliness the factor
   */
  RankedQuery(Query demanded, List<Query> preferred, Timeliness timeliness) {
    this.demanded = demanded;
    this.preferred = List.copyOf(preferred);
    this.timeliness = timeliness;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query must = demanded.rewrite(searcher);
    List<Query> may = new ArrayList<>(preferred.size());
    for (Query preference : preferred) {
      may.add(preference.rewrite(searcher));
    }
    return must.equals(demanded) && may.equals(preferred)
        ? this
        : new RankedQuery(must, may, timeliness);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    demanded.visit(visitor.getSubVisitor(Occur.MUST, this));
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    preferred.forEach(preference -> preference.visit(sub));
  }

  /** Its parts are asked for whole scores, for with less Lucene leaves out postings. */
  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    if (!mode.needsScores()) {
      return demanded.createWeight(searcher, mode, boost);
    }
    List<Weight> preferences = new ArrayList<>(preferred.size());
    for (Query preference : preferred) {
      preferences.add(preference.createWeight(searcher, ScoreMode.COMPLETE, boost));
    }
    return new RankedWeight(
        demanded.createWeight(searcher, ScoreMode.COMPLETE, boost), preferences);
  }

  private final class RankedWeight extends FilterWeight {
    private final List<Weight> preferences;

    RankedWeight(Weight required, List<Weight> preferences) {
      super(RankedQuery.this, required);
      this.preferences = preferences;
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
        List<Bonus> bonuses = new ArrayList<>(preferences.size());
        for (Weight preference : preferences) {
          Scorer scorer = preference.scorer(leaf);
          if (scorer != null) {
            bonuses.add(new Bonus(scorer));
          }
        }
        return new RankedScorer(
            required.get(leadCost), bonuses, timeliness.getValues(leaf, DoubleValues.EMPTY));
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
      List<Explanation> details = new ArrayList<>();
      details.add(in.explain(leaf, doc));
      for (Weight preference : preferences) {
        details.add(preference.explain(leaf, doc));
      }
      return Explanation.match(scorer.score(), "sum of, times " + timeliness + ":", details);
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return in.isCacheable(leaf) && preferences.stream().allMatch(p -> p.isCacheable(leaf));
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

    /** What a posting gains; postings are asked for in order. */
    float of(int doc) throws IOException {
      int next = candidates.docID() < doc ? candidates.advance(doc) : candidates.docID();
      return next == doc && (twoPhase == null || twoPhase.matches()) ? scorer.score() : 0;
    }
  }

  private final class RankedScorer extends FilterScorer {
    private final Bonus[] bonuses;
    private final DoubleValues factors;

    /** The most that can be gained from each bonus on; 0 behind the last. */
    private final double[] rest;

    private float least;

    RankedScorer(Scorer required, List<Bonus> bonuses, DoubleValues factors) {
      super(required);
      this.bonuses = bonuses.toArray(Bonus[]::new);
      this.factors = factors;
      this.rest = new double[bonuses.size() + 1];
      for (int i = bonuses.size() - 1; i >= 0; i--) {
        rest[i] = Math.nextUp(rest[i + 1] + bonuses.get(i).most);
      }
    }

    @Override
    public void setMinCompetitiveScore(float minScore) throws IOException {
      least = minScore;
      float demand = (float) (minScore / timeliness.most() - rest[0]);
      if (demand > 0 && in instanceof CoverageQuery.CoverageScorer) {
        in.setMinCompetitiveScore(demand); // another scorer would leave out postings
      }
    }

    @Override
    public float getMaxScore(int upTo) {
      return Float.POSITIVE_INFINITY;
    }

    /** Returns the score, or 0 where it is certainly less than what can compete. */
    @Override
    public float score() throws IOException {
      int doc = docID();
      double score = in.score();
      double factor = factors.advanceExact(doc) ? factors.doubleValue() : 1;
      for (int i = 0; i < bonuses.length; i++) {
        if (falls(score + rest[i], factor)) {
          return 0;
        }
        score += bonuses[i].of(doc);
      }
      return (float) (score * factor);
    }

    private boolean falls(double score, double factor) {
      return (float) (score * factor) < least;
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

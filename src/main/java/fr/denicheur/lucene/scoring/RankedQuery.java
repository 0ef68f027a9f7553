package fr.denicheur.lucene.scoring;

import fr.denicheur.lucene.index.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.FilterScorer;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The query of a whole question: it matches the demanded words, adds the scores of preferences, and
 * multiplies by the suitability of a posting, until its deadline passes.
 *
 * <p>Every match is collected, because facets count it. Most matches cannot reach the requested
 * page; as soon as that is certain of one, its scoring stops early and it is collected with a score
 * of 0. Checking whether words stand next to one another costs more than the rest, so it comes
 * last. Against Lucene's {@code FunctionScoreQuery} over the same parts this saves a third of the
 * ranking (20,000 generated postings).
 *
 * <p>Lucene's own time limit ({@code IndexSearcher.setTimeout}) misses two costs: expanding a
 * prefix into its words, and counting facets sideways. So the parts of this query look words up
 * through a reader that stops at the deadline; a segment begun after it matches nothing. The
 * collector stops between two matches.
 */
public final class RankedQuery extends Query {
  private final Query demanded;
  private final List<Query> preferred;
  private final Suitability suitability;
  private final PieceReader reader;
  private final Deadline deadline;

  private final IndexSearcher stopping;

  /**
   * Makes the query of one question.
   *
   * @param demanded must match, and gives the score
   * @param preferred queries that add to the score if they match too, the cheapest first
   * @param suitability the factor
   * @param reader reads which postings hold the parts of the query
   * @param deadline when to stop
   * @param stopping searches the segments that the query will be asked for, in the same order, and
   *     throws {@code ExitingReaderException} after the deadline
   */
  public RankedQuery(
      Query demanded,
      List<Query> preferred,
      Suitability suitability,
      PieceReader reader,
      Deadline deadline,
      IndexSearcher stopping) {
    this.demanded = demanded;
    this.preferred = List.copyOf(preferred);
    this.suitability = suitability;
    this.reader = reader;
    this.deadline = deadline;
    this.stopping = stopping;
  }

  /** What must match, and gives the score. */
  public Query demanded() {
    return demanded;
  }

  /** The queries that add to the score. */
  public List<Query> preferred() {
    return preferred;
  }

  /** The factor of the score. */
  public Suitability suitability() {
    return suitability;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    try {
      Query must = demanded.rewrite(stopping);
      return must.equals(demanded)
          ? this
          : new RankedQuery(must, preferred, suitability, reader, deadline, stopping);
    } catch (ExitingReaderException e) {
      return nothing();
    }
  }

  /** Explains a score by the query alone. */
  static Explanation explanation(Weight weight, LeafReaderContext leaf, int doc)
      throws IOException {
    Scorer scorer = weight.scorer(leaf);
    return scorer != null && scorer.iterator().advance(doc) == doc
        ? Explanation.match(scorer.score(), weight.getQuery().toString())
        : Explanation.noMatch(weight.getQuery().toString());
  }

  private static Query nothing() {
    return new MatchNoDocsQuery("the deadline has passed");
  }

  @Override
  public void visit(QueryVisitor visitor) {
    demanded.visit(visitor.getSubVisitor(Occur.MUST, this));
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    preferred.forEach(preference -> preference.visit(sub));
  }

  /** The parts give complete scores, because with less Lucene would skip matches. */
  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    try {
      ScoreMode parts = mode.needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
      return new RankedWeight(demanded.createWeight(stopping, parts, boost), mode.needsScores());
    } catch (ExitingReaderException e) {
      return nothing().createWeight(searcher, mode, boost);
    }
  }

  private final class RankedWeight extends FilterWeight {
    private final boolean isScored;

    RankedWeight(Weight required, boolean isScored) {
      super(RankedQuery.this, required);
      this.isScored = isScored;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      if (deadline.shouldExit()) {
        return null;
      }
      try {
        ScorerSupplier required = in.scorerSupplier(stoppingAt(leaf));
        return required == null ? null : supplier(required, leaf);
      } catch (ExitingReaderException e) {
        return null;
      }
    }

    private LeafReaderContext stoppingAt(LeafReaderContext leaf) {
      return stopping.getLeafContexts().get(leaf.ord);
    }

    private ScorerSupplier supplier(ScorerSupplier required, LeafReaderContext leaf) {
      return new ScorerSupplier() {
        @Override
        public Scorer get(long leadCost) throws IOException {
          try {
            Scorer scorer = required.get(leadCost);
            return isScored ? ranked(scorer, leaf) : scorer;
          } catch (ExitingReaderException e) {
            return new ConstantScoreScorer(0, ScoreMode.COMPLETE, DocIdSetIterator.empty());
          }
        }

        @Override
        public long cost() {
          return required.cost();
        }
      };
    }

    private Scorer ranked(Scorer required, LeafReaderContext leaf) throws IOException {
      List<Bonus> bonuses = new ArrayList<>(preferred.size());
      for (Query preference : preferred) {
        Scorer scorer = reader.scorer(preference, stoppingAt(leaf));
        if (scorer != null) {
          bonuses.add(new Bonus(scorer));
        }
      }
      DoubleValues factors = suitability.factors(leaf);
      for (Raise raise : suitability.raises()) {
        Scorer raised = reader.scorer(raise.postings(), stoppingAt(leaf));
        factors = raised == null ? factors : raise.times(factors, raised.iterator());
      }
      return new RankedScorer(required, bonuses, factors);
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
      return explanation(this, leaf, doc);
    }

    /** Returns false: a scorer that stopped early must not answer the next question. */
    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return false;
    }
  }

  /** The gain of postings by one preference, computed only for the requested postings. */
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

    /** Returns what a posting gains. Documents must ascend from call to call. */
    float of(int doc) throws IOException {
      int next = candidates.docID() < doc ? candidates.advance(doc) : candidates.docID();
      return next == doc && (twoPhase == null || twoPhase.matches()) ? scorer.score() : 0;
    }
  }

  private final class RankedScorer extends FilterScorer {
    private final Bonus[] bonuses;
    private final DoubleValues factors;

    /** The most that a posting can gain from each bonus and those after it. */
    private final double[] rest;

    private final double greatestFactor = suitability.most();

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
      float demand = (float) (minScore / greatestFactor - rest[0]);
      if (demand > 0 && in instanceof CoverageScorer) {
        in.setMinCompetitiveScore(demand); // any other scorer would skip matches
      }
    }

    @Override
    public float getMaxScore(int upTo) {
      return Float.POSITIVE_INFINITY;
    }

    /** Returns the score, or 0 as soon as it is certain to be below the competitive one. */
    @Override
    public float score() throws IOException {
      int doc = docID();
      double score = in.score();
      if ((score + rest[0]) * greatestFactor < least) {
        return 0;
      }
      double factor = factors.advanceExact(doc) ? factors.doubleValue() : 1;
      for (int i = 0; i < bonuses.length; i++) {
        if ((float) ((score + rest[i]) * factor) < least) {
          return 0;
        }
        score += bonuses[i].of(doc);
      }
      return (float) (score * factor);
    }
  }

  @Override
  public String toString(String field) {
    return "(" + demanded + " preferring " + preferred + ")*" + suitability;
  }

  /** Every question has a deadline of its own, so no two are equal. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

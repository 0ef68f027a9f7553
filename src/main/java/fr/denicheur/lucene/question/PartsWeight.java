package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DisiWrapper;
import org.apache.lucene.search.DisjunctionDISIApproximation;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The weight of a query that matches postings that hold any of its parts. It tells apart what a
 * posting covers of the query from how well it matches: the first is worked out for all postings of
 * a segment at once, part by part, the second only for those that may be shown.
 */
final class PartsWeight extends Weight {
  private final List<Weight> parts;
  private final List<Float> shares;
  private final boolean isBest;

  /**
   * @param shares what each part covers of the query, above 0
   * @param isBest whether the best part counts; else what the parts cover adds up, and their scores
   */
  PartsWeight(Query query, List<Weight> parts, List<Float> shares, boolean isBest) {
    super(query);
    this.parts = parts;
    this.shares = shares;
    this.isBest = isBest;
  }

  /** Returns the weights of parts whose scores are wanted for each match. */
  static List<Weight> scored(List<Query> parts, IndexSearcher searcher, float boost)
      throws IOException {
    List<Weight> weights = new ArrayList<>(parts.size());
    for (Query part : parts) {
      weights.add(part.createWeight(searcher, ScoreMode.COMPLETE, boost));
    }
    return weights;
  }

  /** Returns the parts of a query, each rewritten. */
  static List<Query> rewritten(List<Query> parts, IndexSearcher searcher) throws IOException {
    List<Query> rewritten = new ArrayList<>(parts.size());
    for (Query part : parts) {
      rewritten.add(part.rewrite(searcher));
    }
    return rewritten;
  }

  /** Takes what the postings of a segment cover of a query, each once, in order. */
  interface Shares {
    /**
     * Takes what a posting covers.
     *
     * @param doc its number in the segment
     * @param share above 0 to 1
     */
    void accept(int doc, float share);
  }

  /** Passes on what each posting of a segment covers of a query; one that just matches covers 1. */
  static void each(Weight weight, LeafReaderContext leaf, Shares shares) throws IOException {
    if (weight instanceof PartsWeight inner) {
      float[] covered = inner.covered(leaf);
      for (int doc = 0; doc < covered.length; doc++) {
        if (covered[doc] > 0) {
          shares.accept(doc, covered[doc]);
        }
      }
      return;
    }
    Scorer scorer = weight.scorer(leaf);
    if (scorer != null) {
      DocIdSetIterator docs = scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        shares.accept(doc, 1);
      }
    }
  }

  /** Returns the scorer of a part, without candidates that do not match; null if none matches. */
  static @Nullable Scorer confirmed(Weight part, LeafReaderContext leaf) throws IOException {
    Scorer scorer = part.scorer(leaf);
    return scorer == null || scorer.twoPhaseIterator() == null ? scorer : new Confirmed(scorer);
  }

  private static final class Confirmed extends DocsScorer {
    private final Scorer scorer;

    Confirmed(Scorer scorer) {
      super(scorer.iterator());
      this.scorer = scorer;
    }

    @Override
    public float getMaxScore(int upTo) throws IOException {
      return scorer.getMaxScore(upTo);
    }

    @Override
    public float score() throws IOException {
      return scorer.score();
    }
  }

  private float[] covered(LeafReaderContext leaf) throws IOException {
    float[] covered = new float[leaf.reader().maxDoc()];
    for (int i = 0; i < parts.size(); i++) {
      float most = shares.get(i);
      each(parts.get(i), leaf, (doc, share) -> covered[doc] = with(covered[doc], most * share));
    }
    return covered;
  }

  private float with(float covered, float more) {
    return isBest ? Math.max(covered, more) : covered + more;
  }

  @Override
  public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
    List<DisiWrapper> found = new ArrayList<>(parts.size());
    long cost = 0;
    for (Weight part : parts) {
      Scorer scorer = confirmed(part, leaf);
      if (scorer != null) {
        found.add(new DisiWrapper(scorer, false));
        cost += scorer.iterator().cost();
      }
    }
    return found.isEmpty() ? null : supplier(found, cost);
  }

  private ScorerSupplier supplier(List<DisiWrapper> found, long cost) {
    return new ScorerSupplier() {
      @Override
      public Scorer get(long leadCost) throws IOException {
        return new PartsScorer(found, new DisjunctionDISIApproximation(found, leadCost));
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
    return parts.stream().allMatch(part -> part.isCacheable(leaf));
  }

  /** Scores postings by the parts that they hold. */
  private final class PartsScorer extends DocsScorer {
    private final DisjunctionDISIApproximation matches;
    private final float most;

    PartsScorer(List<DisiWrapper> found, DisjunctionDISIApproximation matches) throws IOException {
      super(matches);
      this.matches = matches;
      float bound = 0;
      for (DisiWrapper part : found) {
        bound = with(bound, part.scorer.getMaxScore(DocIdSetIterator.NO_MORE_DOCS));
      }
      most = bound;
    }

    @Override
    public float getMaxScore(int upTo) {
      return most;
    }

    @Override
    public float score() throws IOException {
      float score = 0;
      for (DisiWrapper match = matches.topList(); match != null; match = match.next) {
        score = with(score, match.scorer.score());
      }
      return score;
    }
  }
}

package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
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

/** The weight of a query that matches postings that hold any of its parts. */
abstract class PartsWeight extends Weight {
  private final List<Weight> parts;
  private final List<Float> importances;

  /**
   * @param importances of the parts, in their order
   */
  PartsWeight(Query query, List<Weight> parts, List<Float> importances) {
    super(query);
    this.parts = parts;
    this.importances = importances;
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

  /** Returns the weight of a query whose scores are not wanted. */
  static Weight unscored(List<Query> parts, IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    parts.forEach(part -> any.add(part, Occur.SHOULD));
    return searcher.rewrite(any.build()).createWeight(searcher, mode, boost);
  }

  /** Returns the scorer of the postings in which parts were found. */
  abstract PartsScorer scorer(DisjunctionDISIApproximation matches);

  @Override
  public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
    List<DisiWrapper> found = new ArrayList<>(parts.size());
    long cost = 0;
    for (int i = 0; i < parts.size(); i++) {
      Scorer scorer = parts.get(i).scorer(leaf);
      if (scorer != null) {
        PartScorer part = new PartScorer(scorer, importances.get(i), isTrade(parts.get(i)));
        found.add(new DisiWrapper(part, false));
        cost += part.iterator().cost();
      }
    }
    return found.isEmpty() ? null : supplier(found, cost);
  }

  private static boolean isTrade(Weight part) {
    return part.getQuery() instanceof PieceQuery piece && piece.isTrade();
  }

  private ScorerSupplier supplier(List<DisiWrapper> found, long cost) {
    return new ScorerSupplier() {
      @Override
      public Scorer get(long leadCost) {
        return scorer(new DisjunctionDISIApproximation(found, leadCost));
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
  abstract static class PartsScorer extends Scorer {
    final DisjunctionDISIApproximation matches;

    PartsScorer(DisjunctionDISIApproximation matches) {
      this.matches = matches;
    }

    @Override
    public int docID() {
      return matches.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return matches;
    }

    /** Returns the share of all parts that the current posting covers, 0 to 1. */
    abstract float covered() throws IOException;
  }

  /**
   * The scorer of a part, with the part's importance. It has no two-phase iterator: the iterator
   * itself confirms each match.
   */
  static final class PartScorer extends Scorer {
    private final Scorer scorer;
    private final DocIdSetIterator matches;
    private final float importance;
    private final boolean isTrade;
    private float most;

    PartScorer(Scorer scorer, float importance, boolean isTrade) {
      this.scorer = scorer;
      this.matches = scorer.iterator();
      this.importance = importance;
      this.isTrade = isTrade;
    }

    @Override
    public int docID() {
      return matches.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return matches;
    }

    @Override
    public float getMaxScore(int upTo) throws IOException {
      return scorer.getMaxScore(upTo);
    }

    /** Returns the importance that the current posting covers: all of it, or that of some words. */
    float covered() throws IOException {
      return scorer instanceof PartsScorer parts ? importance * parts.covered() : importance;
    }

    /** Whether it names a person's trade; a posting that covers all of it is for that. */
    boolean isTrade() {
      return isTrade;
    }

    float importance() {
      return importance;
    }

    /** Returns the highest score the part can have in the current posting, and remembers it. */
    float knowMost() throws IOException {
      most = scorer.getMaxScore(docID());
      return most;
    }

    /** What {@link #knowMost} returned last. */
    float most() {
      return most;
    }

    @Override
    public float score() throws IOException {
      return scorer.score();
    }
  }
}

package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches a piece of a question that is said in one of several ways, or by some of its words alone.
 * The best way counts. A posting that holds only some of the words covers the piece in part.
 */
final class PieceQuery extends Query {
  private final List<Query> ways;
  private final @Nullable CoverageQuery words;

  /**
   * @param ways the ways to say the whole piece
   * @param words the words of a piece of several, each by itself; {@code null} if it is one word
   */
  PieceQuery(List<Query> ways, @Nullable CoverageQuery words) {
    this.ways = List.copyOf(ways);
    this.words = words;
  }

  private List<Query> all() {
    List<Query> all = new ArrayList<>(ways);
    if (words != null) {
      all.add(words);
    }
    return all;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Query> rewritten = new ArrayList<>(ways.size());
    for (Query way : ways) {
      rewritten.add(way.rewrite(searcher));
    }
    CoverageQuery scattered = words == null ? null : words.rewrite(searcher);
    return rewritten.equals(ways) && Objects.equals(scattered, words)
        ? this
        : new PieceQuery(rewritten, scattered);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    all().forEach(way -> way.visit(sub));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    if (!mode.needsScores()) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      all().forEach(way -> any.add(way, Occur.SHOULD));
      return searcher.rewrite(any.build()).createWeight(searcher, mode, boost);
    }
    List<Weight> weights = new ArrayList<>();
    for (Query way : all()) {
      weights.add(way.createWeight(searcher, ScoreMode.COMPLETE, boost));
    }
    return new PieceWeight(weights);
  }

  private final class PieceWeight extends Weight {
    private final List<Weight> weights;

    PieceWeight(List<Weight> weights) {
      super(PieceQuery.this);
      this.weights = weights;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      List<DisiWrapper> found = new ArrayList<>(weights.size());
      CoverageQuery.CoverageScorer scattered = null;
      long cost = 0;
      for (int i = 0; i < weights.size(); i++) {
        Scorer scorer = weights.get(i).scorer(leaf);
        if (scorer != null) {
          found.add(new DisiWrapper(new ConfirmedScorer(scorer, 1), false));
          cost += scorer.iterator().cost();
          if (i == ways.size()) {
            scattered = (CoverageQuery.CoverageScorer) scorer;
          }
        }
      }
      return found.isEmpty() ? null : supplier(found, scattered, cost);
    }

    private ScorerSupplier supplier(
        List<DisiWrapper> found, CoverageQuery.@Nullable CoverageScorer scattered, long cost) {
      return new ScorerSupplier() {
        @Override
        public Scorer get(long leadCost) {
          return new PieceScorer(new DisjunctionDISIApproximation(found, leadCost), scattered);
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

  static final class PieceScorer extends Scorer {
    private final DisjunctionDISIApproximation matches;
    private final CoverageQuery.@Nullable CoverageScorer scattered;

    PieceScorer(
        DisjunctionDISIApproximation matches, CoverageQuery.@Nullable CoverageScorer scattered) {
      this.matches = matches;
      this.scattered = scattered;
    }

    @Override
    public int docID() {
      return matches.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return matches;
    }

    /** Returns the share of the piece that the current posting says, above 0 to 1. */
    float covered() throws IOException {
      DisiWrapper first = matches.topList();
      return scattered == null || first.next != null || scattered.docID() != docID()
          ? 1
          : scattered.covered();
    }

    @Override
    public float getMaxScore(int upTo) throws IOException {
      float most = 0;
      if (upTo != docID()) {
        return Float.POSITIVE_INFINITY;
      }
      for (DisiWrapper match = matches.topList(); match != null; match = match.next) {
        most = Math.max(most, match.scorer.getMaxScore(upTo));
      }
      return most;
    }

    @Override
    public float score() throws IOException {
      float score = 0;
      for (DisiWrapper match = matches.topList(); match != null; match = match.next) {
        score = Math.max(score, match.scorer.score());
      }
      return score;
    }
  }

  @Override
  public String toString(String field) {
    return "piece" + all();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PieceQuery that
        && ways.equals(that.ways)
        && Objects.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ways, words);
  }
}

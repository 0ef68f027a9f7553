package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
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
  static final float ROUNDING = 0.9999f;

  private final List<Query> words;
  private final List<Float> importances;

  /** The importance of all words of the question, of those too that no posting holds. */
  private final float all;

  private final float exponent;
  private final float otherTrade;
  private final float bar;

  /** Whether the score is the share alone. */
  private final boolean isShare;

  /**
   * What was worked out, by the number of the segment; the queries of one question share it. Their
   * bars differ, but not what postings cover.
   */
  private final Map<Integer, Coverage> worked;

  /**
   * @param words the words of the question that postings hold, each with its importance, above 0
   * @param missing the importance of the words that no posting holds, 0 or more
   * @param otherTrade what is left of the share, as an answer, if the posting is for another trade
   *     than the words name, 0 to 1
   */
  CoverageQuery(Map<Query, Float> words, float missing, float exponent, float otherTrade) {
    this(
        List.copyOf(words.keySet()),
        List.copyOf(words.values()),
        sum(words.values()) + missing,
        exponent,
        otherTrade,
        0,
        false,
        new ConcurrentHashMap<>());
  }

  private CoverageQuery(
      List<Query> words,
      List<Float> importances,
      float all,
      float exponent,
      float otherTrade,
      float bar,
      boolean isShare,
      Map<Integer, Coverage> worked) {
    this.words = words;
    this.importances = importances;
    this.all = all;
    this.exponent = exponent;
    this.otherTrade = otherTrade;
    this.bar = bar;
    this.isShare = isShare;
    this.worked = worked;
  }

  /**
   * Returns this query for the postings alone that cover a share of the question.
   *
   * @param share 0 to 1
   */
  CoverageQuery covering(float share) {
    return new CoverageQuery(
        words, importances, all, exponent, otherTrade, share * ROUNDING, isShare, worked);
  }

  /** The share of the question that postings hold, each a part or all of it, 0 to 1. */
  float held() {
    return sum(importances) / all;
  }

  private static float sum(Collection<Float> importances) {
    float sum = 0;
    for (float importance : importances) {
      sum += importance;
    }
    return sum;
  }

  /**
   * Whether a posting that matches may cover less than a share of the question.
   *
   * @param share 0 to 1
   */
  boolean mayLack(float share) {
    boolean isOnePiece =
        words.size() == 1
            && !(words.getFirst() instanceof PieceQuery piece && piece.mayBePartial());
    return share > 0 && (!isOnePiece || share * ROUNDING > held());
  }

  /** Returns the query whose score is the share of the question that a posting covers, 0 to 1. */
  CoverageQuery shares() {
    return new CoverageQuery(words, importances, all, exponent, otherTrade, bar, true, worked);
  }

  @Override
  public CoverageQuery rewrite(IndexSearcher searcher) throws IOException {
    List<Query> rewritten = PartsWeight.rewritten(words, searcher);
    return rewritten.equals(words)
        ? this
        : new CoverageQuery(
            rewritten, importances, all, exponent, otherTrade, bar, isShare, worked);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    words.forEach(word -> word.visit(sub));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    boolean isScored = mode.needsScores() && !isShare;
    boolean isWorked = worked.size() == searcher.getLeafContexts().size();
    return new CoverageWeight(
        isWorked && !isScored ? List.of() : PartsWeight.scored(words, searcher, boost), isScored);
  }

  private final class CoverageWeight extends Weight {
    private final List<Weight> parts;
    private final boolean isScored;

    CoverageWeight(List<Weight> parts, boolean isScored) {
      super(CoverageQuery.this);
      this.parts = parts;
      this.isScored = isScored;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      Coverage known = worked.get(leaf.ord);
      Coverage coverage = known == null ? coverage(leaf) : known;
      worked.put(leaf.ord, coverage);
      FixedBitSet answers = coverage.reaching(bar);
      int count = answers.cardinality();
      return count == 0
          ? null
          : new ScorerSupplier() {
            @Override
            public Scorer get(long leadCost) throws IOException {
              DocIdSetIterator docs = new BitSetIterator(answers, count);
              return isScored
                  ? new CoverageScorer(docs, coverage, scorers(leaf), exponent)
                  : new ShareScorer(docs, coverage);
            }

            @Override
            public long cost() {
              return count;
            }
          };
    }

    private Coverage coverage(LeafReaderContext leaf) throws IOException {
      Coverage coverage = new Coverage(leaf.reader().maxDoc(), all, otherTrade);
      for (int i = 0; i < parts.size(); i++) {
        boolean isTrade = words.get(i) instanceof PieceQuery piece && piece.isTrade();
        coverage.add(parts.get(i), leaf, importances.get(i), isTrade);
      }
      return coverage;
    }

    /** Returns the scorer of each word; null if no posting of the segment holds it. */
    private List<@Nullable Scorer> scorers(LeafReaderContext leaf) throws IOException {
      List<@Nullable Scorer> scorers = new ArrayList<>(parts.size());
      for (Weight part : parts) {
        scorers.add(PartsWeight.confirmed(part, leaf));
      }
      return scorers;
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
      return RankedQuery.explanation(this, leaf, doc);
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return parts.stream().allMatch(part -> part.isCacheable(leaf));
    }
  }

  /** Scores postings by the share of the question that they cover, as answers. */
  private static final class ShareScorer extends DocsScorer {
    private final Coverage coverage;

    ShareScorer(DocIdSetIterator docs, Coverage coverage) {
      super(docs);
      this.coverage = coverage;
    }

    @Override
    public float getMaxScore(int upTo) {
      return 1;
    }

    @Override
    public float score() {
      return coverage.answered(docID());
    }
  }

  @Override
  public String toString(String field) {
    return "coverage^" + exponent + (bar == 0 ? "" : ">=" + bar) + words + importances;
  }

  private List<Object> state() {
    return List.of(words, importances, all, exponent, otherTrade, bar, isShare);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoverageQuery that && state().equals(that.state());
  }

  @Override
  public int hashCode() {
    return state().hashCode();
  }
}

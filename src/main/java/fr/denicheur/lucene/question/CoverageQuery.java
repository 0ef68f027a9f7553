package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
  private static final float ROUNDING = 0.9999f;

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
        false);
  }

  private CoverageQuery(
      List<Query> words,
      List<Float> importances,
      float all,
      float exponent,
      float otherTrade,
      float bar,
      boolean isShare) {
    this.words = words;
    this.importances = importances;
    this.all = all;
    this.exponent = exponent;
    this.otherTrade = otherTrade;
    this.bar = bar;
    this.isShare = isShare;
  }

  /**
   * Returns this query for the postings alone that cover a share of the question.
   *
   * @param share 0 to 1
   */
  CoverageQuery covering(float share) {
    return new CoverageQuery(
        words, importances, all, exponent, otherTrade, share * ROUNDING, isShare);
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
    return new CoverageQuery(words, importances, all, exponent, otherTrade, bar, true);
  }

  @Override
  public CoverageQuery rewrite(IndexSearcher searcher) throws IOException {
    List<Query> rewritten = new ArrayList<>(words.size());
    for (Query word : words) {
      rewritten.add(word.rewrite(searcher));
    }
    return rewritten.equals(words)
        ? this
        : new CoverageQuery(rewritten, importances, all, exponent, otherTrade, bar, isShare);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    words.forEach(word -> word.visit(sub));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return !mode.needsScores() && bar == 0
        ? PartsWeight.unscored(words, searcher, mode, boost)
        : new CoverageWeight(PartsWeight.scored(words, searcher, boost));
  }

  private final class CoverageWeight extends Weight {
    private final List<Weight> parts;

    CoverageWeight(List<Weight> parts) {
      super(CoverageQuery.this);
      this.parts = parts;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      Answers answers = answers(leaf);
      return answers.count == 0
          ? null
          : new ScorerSupplier() {
            @Override
            public Scorer get(long leadCost) throws IOException {
              return new CoverageScorer(answers, isShare ? List.of() : scorers(leaf));
            }

            @Override
            public long cost() {
              return answers.count;
            }
          };
    }

    /** Returns the postings of a segment that cover enough. */
    private Answers answers(LeafReaderContext leaf) throws IOException {
      int maxDoc = leaf.reader().maxDoc();
      float[] covered = new float[maxDoc];
      int[] held = new int[maxDoc];
      FixedBitSet ofTrade = new FixedBitSet(maxDoc);
      boolean namesTrade = false;
      for (int i = 0; i < parts.size(); i++) {
        float importance = importances.get(i);
        int bit = bit(i);
        boolean isTrade = words.get(i) instanceof PieceQuery piece && piece.isTrade();
        namesTrade |= isTrade;
        PartsWeight.each(
            parts.get(i),
            leaf,
            (doc, share) -> {
              covered[doc] += importance * share;
              held[doc] |= bit;
              if (isTrade && share >= 1) {
                ofTrade.set(doc);
              }
            });
      }
      FixedBitSet docs = new FixedBitSet(maxDoc);
      float[] answered = namesTrade ? new float[maxDoc] : covered;
      for (int doc = 0; doc < maxDoc; doc++) {
        if (held[doc] != 0) {
          covered[doc] /= all;
          answered[doc] = covered[doc] * (namesTrade && !ofTrade.get(doc) ? otherTrade : 1);
          if (answered[doc] >= bar) {
            docs.set(doc);
          }
        }
      }
      return new Answers(docs, docs.cardinality(), covered, answered, held);
    }

    /** Returns the scorer of each part; null if no posting of the segment holds it. */
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

  /** The bit of a word among those that a posting holds; the last one stands for all further. */
  private static int bit(int word) {
    return 1 << Math.min(word, Integer.SIZE - 1);
  }

  /**
   * The postings of a segment that cover enough. Arrays are by a posting's number in the segment.
   *
   * @param docs their numbers
   * @param count how many there are
   * @param covered the share of the question that each covers
   * @param answered the same as an answer: less if the posting is for another trade
   * @param held the {@link #bit} of each word that the posting holds
   */
  private record Answers(
      FixedBitSet docs, int count, float[] covered, float[] answered, int[] held) {}

  final class CoverageScorer extends Scorer {
    private final Answers answers;
    private final List<@Nullable Scorer> parts;
    private final DocIdSetIterator docs;

    /** The highest score of each part in any posting. */
    private final float[] most;

    private float least;
    private float lastShare;
    private double lastFactor;

    private CoverageScorer(Answers answers, List<@Nullable Scorer> parts) throws IOException {
      this.answers = answers;
      this.parts = parts;
      docs = new BitSetIterator(answers.docs, answers.count);
      most = new float[parts.size()];
      for (int i = 0; i < most.length; i++) {
        Scorer part = parts.get(i);
        most[i] = part == null ? 0 : part.getMaxScore(DocIdSetIterator.NO_MORE_DOCS);
      }
    }

    @Override
    public int docID() {
      return docs.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return docs;
    }

    @Override
    public float getMaxScore(int upTo) {
      return Float.POSITIVE_INFINITY;
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
      int doc = docID();
      if (isShare) {
        return answers.answered[doc];
      }
      int held = answers.held[doc];
      double factor = factor(answers.covered[doc]);
      double rest = 0;
      for (int i = 0; i < most.length; i++) {
        rest += (held & bit(i)) == 0 ? 0 : most[i];
      }
      double sum = 0;
      for (int i = 0; i < most.length; i++) {
        if ((held & bit(i)) != 0) {
          if ((sum + rest) * factor < least) {
            return 0;
          }
          sum += score(parts.get(i), doc);
          rest -= most[i];
        }
      }
      return (float) (sum * factor);
    }

    private static float score(@Nullable Scorer part, int doc) throws IOException {
      if (part == null) {
        return 0;
      }
      int at = part.docID() < doc ? part.iterator().advance(doc) : part.docID();
      return at == doc ? part.score() : 0;
    }

    /**
     * Returns the factor of the sum. The last one is kept: neighbours often cover the same words.
     */
    private double factor(float covered) {
      if (covered != lastShare) {
        lastShare = covered;
        lastFactor = Math.pow(covered, exponent);
      }
      return lastFactor;
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

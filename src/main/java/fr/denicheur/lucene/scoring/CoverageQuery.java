package fr.denicheur.lucene.scoring;

import fr.denicheur.lucene.scoring.CoverageScorer.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.ConstantScoreScorer;
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
 * <p>The share is the importance of the words found, divided by the importance of all words. A part
 * of the score is multiplied by the share once more, see {@link #factor}; so one word repeated
 * never outweighs two words said once. Sums and products of shares are all that it takes: a cluster
 * can compute them too.
 */
public final class CoverageQuery extends Query {
  /** Sums of the same floats in another order differ by less than this factor. */
  static final float ROUNDING = 0.9999f;

  private final List<Query> words;
  private final List<Float> importances;

  /** The importance of all words of the question, of those too that no posting holds. */
  private final float all;

  private final float squared;
  private final float otherTrade;
  private final float bar;

  /** Whether the score is the share alone. */
  private final boolean isShare;

  private final PieceReader reader;
  private final boolean namesTrade;

  /**
   * @param words the words of the question that postings hold, each with its importance, above 0
   * @param missing the importance of the words that no posting holds, 0 or more
   * @param squared the part of the score that is multiplied by the share twice, 0 to 1
   * @param otherTrade what is left of the share, as an answer, if the posting is for another trade
   *     than the words name, 0 to 1
   * @param reader gives the matches of the words
   */
  public CoverageQuery(
      Map<Query, Float> words, float missing, float squared, float otherTrade, PieceReader reader) {
    this(
        List.copyOf(words.keySet()),
        List.copyOf(words.values()),
        sum(words.values()) + missing,
        squared,
        otherTrade,
        0,
        false,
        reader);
  }

  private CoverageQuery(
      List<Query> words,
      List<Float> importances,
      float all,
      float squared,
      float otherTrade,
      float bar,
      boolean isShare,
      PieceReader reader) {
    this.words = words;
    this.importances = importances;
    this.all = all;
    this.squared = squared;
    this.otherTrade = otherTrade;
    this.bar = bar;
    this.isShare = isShare;
    this.reader = reader;
    this.namesTrade = words.stream().anyMatch(CoverageQuery::isTrade);
  }

  /**
   * Returns this query for the postings alone that cover a share of the question.
   *
   * @param share 0 to 1
   */
  public CoverageQuery covering(float share) {
    return new CoverageQuery(
        words, importances, all, squared, otherTrade, share * ROUNDING, isShare, reader);
  }

  /** The share of the question that postings hold, each a part or all of it, 0 to 1. */
  public float held() {
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
  public boolean mayLack(float share) {
    boolean isOnePiece =
        words.size() == 1
            && !(words.getFirst() instanceof PieceQuery piece && piece.mayBePartial());
    return share > 0 && (!isOnePiece || share * ROUNDING > held());
  }

  /** Returns the query whose score is the share of the question that a posting covers, 0 to 1. */
  public CoverageQuery shares() {
    return new CoverageQuery(words, importances, all, squared, otherTrade, bar, true, reader);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    words.forEach(word -> word.visit(sub));
  }

  /** The words of the question that postings hold. */
  public List<Query> words() {
    return words;
  }

  /** The importance of each word, in their order. */
  public List<Float> importances() {
    return importances;
  }

  /** What is left of the share, as an answer, if the posting is for another trade; 1 if all is. */
  public float otherTrade() {
    return namesTrade ? otherTrade : 1;
  }

  /** Whether the score is the share alone. */
  public boolean isShare() {
    return isShare;
  }

  /** The importance of all words, of those too that no posting holds. */
  public float all() {
    return all;
  }

  /** The part of the score that is multiplied by the share twice. */
  public float squared() {
    return squared;
  }

  /**
   * Returns the factor of the sum of the words' scores.
   *
   * @param share of the question that the posting covers
   */
  public float factor(float share) {
    return share * (1 - squared + squared * share);
  }

  /** The least share that makes an answer. */
  public float bar() {
    return bar;
  }

  /**
   * Returns the importance up to which a posting is certainly no answer. To compare with it needs
   * no division.
   */
  float floor() {
    return bar * all * ROUNDING;
  }

  /**
   * Returns the share that counts for an answer: less if the posting is for another trade.
   *
   * @param share of the question that the posting covers
   * @param isOfTrade whether the posting is for the trade that the words name
   */
  float answered(float share, boolean isOfTrade) {
    return namesTrade && !isOfTrade ? otherTrade * share : share;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new CoverageWeight(mode);
  }

  private final class CoverageWeight extends Weight {
    private final ScoreMode mode;

    CoverageWeight(ScoreMode mode) {
      super(CoverageQuery.this);
      this.mode = mode;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      List<Word> held = new ArrayList<>(words.size());
      for (int i = 0; i < words.size(); i++) {
        PieceMatches matches = reader.read(words.get(i), leaf);
        if (matches.size() > 0) {
          held.add(new Word(matches, importances.get(i), isTrade(words.get(i))));
        }
      }
      return held.isEmpty()
          ? null
          : new DefaultScorerSupplier(scorer(held, leaf.reader().maxDoc()));
    }

    /** Adds nothing up if no score is needed and each posting that holds a word matches. */
    private Scorer scorer(List<Word> held, int maxDoc) {
      if (mode.needsScores() || bar > 0) {
        return new CoverageScorer(CoverageQuery.this, held, maxDoc, isShare);
      }
      FixedBitSet any = new FixedBitSet(maxDoc);
      held.forEach(word -> word.markIn(any));
      return new ConstantScoreScorer(0, mode, new BitSetIterator(any, any.cardinality()));
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
      return RankedQuery.explanation(this, leaf, doc);
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return true;
    }
  }

  /** Whether a word names a person's trade; a posting that covers all of it is for that trade. */
  public static boolean isTrade(Query word) {
    return word instanceof PieceQuery piece && piece.isTrade();
  }

  @Override
  public String toString(String field) {
    return "coverage^" + (1 + squared) + (bar == 0 ? "" : ">=" + bar) + words + importances;
  }

  private List<Object> state() {
    return List.of(words, importances, all, squared, otherTrade, bar, isShare);
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

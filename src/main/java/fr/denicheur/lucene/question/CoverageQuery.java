package fr.denicheur.lucene.question;

import fr.denicheur.lucene.question.PartsWeight.PartScorer;
import fr.denicheur.lucene.question.PartsWeight.PartsScorer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.DisiWrapper;
import org.apache.lucene.search.DisjunctionDISIApproximation;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
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
        : new PartsWeight(this, PartsWeight.scored(words, searcher, boost), importances) {
          @Override
          PartsScorer scorer(DisjunctionDISIApproximation matches) {
            return new CoverageScorer(matches);
          }
        };
  }

  final class CoverageScorer extends PartsScorer {
    private final boolean namesTrade =
        words.stream().anyMatch(word -> word instanceof PieceQuery piece && piece.isTrade());
    private float least;

    /** The posting whose share is kept, because its bar, its bound and its score ask for it. */
    private int shareOf = -1;

    private float share;
    private boolean isOfTrade;
    private float lastShare;
    private double lastFactor;

    CoverageScorer(DisjunctionDISIApproximation matches) {
      super(matches);
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
              return answered() >= bar;
            }

            @Override
            public float matchCost() {
              return importances.size();
            }
          };
    }

    /** Returns the share that counts for an answer: less if the posting is for another trade. */
    private float answered() throws IOException {
      float covered = covered();
      return namesTrade && !isOfTrade ? otherTrade * covered : covered;
    }

    @Override
    float covered() throws IOException {
      if (shareOf != docID()) {
        float covered = 0;
        isOfTrade = false;
        for (DisiWrapper match = matches.topList(); match != null; match = match.next) {
          PartScorer part = (PartScorer) match.scorer;
          float ofPart = part.covered();
          covered += ofPart;
          isOfTrade |= part.isTrade() && ofPart >= part.importance();
        }
        shareOf = docID();
        share = covered / all;
      }
      return share;
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
      for (DisiWrapper match = matches.topList(); match != null; match = match.next) {
        sum += match.scorer.getMaxScore(upTo);
      }
      return (float) (sum * factor());
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
        return answered();
      }
      DisiWrapper first = matches.topList();
      double most = 0;
      for (DisiWrapper match = first; least > 0 && match != null; match = match.next) {
        most += ((PartScorer) match.scorer).knowMost();
      }
      double factor = factor();
      double sum = 0;
      for (DisiWrapper match = first; match != null; match = match.next) {
        if ((sum + most) * factor < least) {
          return 0;
        }
        sum += match.scorer.score();
        most -= ((PartScorer) match.scorer).most();
      }
      return (float) (sum * factor);
    }

    /**
     * Returns the factor of the sum. The last one is kept: neighbours often cover the same words.
     */
    private double factor() throws IOException {
      float covered = covered();
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

package fr.denicheur.lucene.question;

import fr.denicheur.lucene.question.PartsWeight.PartScorer;
import fr.denicheur.lucene.question.PartsWeight.PartsScorer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.DisiWrapper;
import org.apache.lucene.search.DisjunctionDISIApproximation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches a piece of a question that is said in one of several ways, or by some of its words alone.
 * The best way counts. A posting that holds only some of the words covers the piece in part.
 */
final class PieceQuery extends Query {
  private final List<Query> ways;
  private final List<Float> shares;
  private final @Nullable CoverageQuery words;
  private final float scattered;
  private final boolean isTrade;

  /**
   * @param ways the ways to say the piece, each with the share of it that it covers, above 0 to 1
   * @param words the words of a piece of several, each by itself; {@code null} if it is one word
   * @param scattered the share of the piece that all of these words cover
   * @param isTrade whether it names a person's trade; a posting that covers all of it is for that
   */
  PieceQuery(
      Map<Query, Float> ways, @Nullable CoverageQuery words, float scattered, boolean isTrade) {
    this(List.copyOf(ways.keySet()), List.copyOf(ways.values()), words, scattered, isTrade);
  }

  private PieceQuery(
      List<Query> ways,
      List<Float> shares,
      @Nullable CoverageQuery words,
      float scattered,
      boolean isTrade) {
    this.isTrade = isTrade;
    this.scattered = scattered;
    this.ways = ways;
    this.shares = shares;
    this.words = words;
  }

  /** Whether a posting may cover it in part. */
  boolean mayBePartial() {
    return words != null || shares.stream().anyMatch(share -> share < 1);
  }

  boolean isTrade() {
    return isTrade;
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
    CoverageQuery single = words == null ? null : words.rewrite(searcher);
    return rewritten.equals(ways) && Objects.equals(single, words)
        ? this
        : new PieceQuery(rewritten, shares, single, scattered, isTrade);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    all().forEach(way -> way.visit(sub));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    List<Query> all = all();
    if (!mode.needsScores()) {
      return PartsWeight.unscored(all, searcher, mode, boost);
    }
    List<Float> covered = new ArrayList<>(shares);
    if (words != null) {
      covered.add(scattered);
    }
    return new PartsWeight(this, PartsWeight.scored(all, searcher, boost), covered) {
      @Override
      PartsScorer scorer(DisjunctionDISIApproximation matches) {
        return new PieceScorer(matches);
      }
    };
  }

  private static final class PieceScorer extends PartsScorer {
    PieceScorer(DisjunctionDISIApproximation matches) {
      super(matches);
    }

    /** Returns the share of the piece that the posting says in the way that covers most of it. */
    @Override
    float covered() throws IOException {
      float covered = 0;
      for (DisiWrapper match = matches.topList(); match != null; match = match.next) {
        covered = Math.max(covered, ((PartScorer) match.scorer).covered());
      }
      return covered;
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
        && shares.equals(that.shares)
        && scattered == that.scattered
        && isTrade == that.isTrade
        && Objects.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ways, shares, words, scattered, isTrade);
  }
}

package fr.denicheur.lucene.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * Matches a piece of a question that is said in one of several ways, or by some of its words alone.
 * Of ways the best counts; the scores of scattered words add up, and so do the shares of the piece
 * that they cover.
 */
public final class PieceQuery extends Query {
  private final List<Query> parts;
  private final List<Float> shares;
  private final boolean isBest;
  private final boolean isTrade;
  private final int hash;

  private PieceQuery(List<Query> parts, List<Float> shares, boolean isBest, boolean isTrade) {
    this.parts = parts;
    this.shares = shares;
    this.isBest = isBest;
    this.isTrade = isTrade;
    this.hash = Objects.hash(parts, shares, isBest, isTrade); // asked often, and long to compute
  }

  /**
   * Matches postings that say a piece in any way.
   *
   * @param ways the ways to say the piece, each with the share of it that it covers, above 0 to 1;
   *     that of {@link #scattered} words is for all of them
   * @param isTrade whether it names a person's trade; a posting that covers all of it is for that
   */
  public static PieceQuery said(Map<Query, Float> ways, boolean isTrade) {
    return new PieceQuery(List.copyOf(ways.keySet()), List.copyOf(ways.values()), true, isTrade);
  }

  /**
   * Matches postings that hold any words of a piece, wherever they stand.
   *
   * @param words the words that postings hold, each with its importance, above 0
   * @param missing the importance of the words that no posting holds, 0 or more
   */
  public static PieceQuery scattered(Map<Query, Float> words, float missing) {
    float sum = missing;
    for (float importance : words.values()) {
      sum += importance;
    }
    float all = sum;
    List<Float> shares = words.values().stream().map(importance -> importance / all).toList();
    return new PieceQuery(List.copyOf(words.keySet()), shares, false, false);
  }

  /** Whether a posting may cover it in part. */
  boolean mayBePartial() {
    return shares.stream().anyMatch(share -> share < 1)
        || parts.stream().anyMatch(part -> part instanceof PieceQuery inner && !inner.isBest);
  }

  /** The ways to say the piece, or its words. */
  public List<Query> parts() {
    return parts;
  }

  /** The share of the piece that each part covers, above 0 to 1. */
  public List<Float> shares() {
    return shares;
  }

  /** Whether the best part counts; else what the parts cover adds up, and their scores. */
  public boolean isBest() {
    return isBest;
  }

  boolean isTrade() {
    return isTrade;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Query> rewritten = new ArrayList<>(parts.size());
    for (Query part : parts) {
      rewritten.add(part.rewrite(searcher));
    }
    return rewritten.equals(parts) ? this : new PieceQuery(rewritten, shares, isBest, isTrade);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    parts.forEach(part -> part.visit(sub));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return new PartsWeight(this, parts, shares, isBest, searcher, boost);
  }

  @Override
  public String toString(String field) {
    return (isBest ? "piece" : "scattered") + parts + shares;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof PieceQuery that
            && hash == that.hash
            && parts.equals(that.parts)
            && shares.equals(that.shares)
            && isBest == that.isBest
            && isTrade == that.isTrade);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

package fr.denicheur.lucene.question;

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
 * The best way counts. A posting that holds only some of the words covers the piece in part.
 */
final class PieceQuery extends Query {
  private final List<Query> ways;
  private final List<Float> shares;
  private final boolean isTrade;

  /**
   * @param ways the ways to say the piece, each with the share of it that it covers, above 0 to 1;
   *     that of a {@link ScatteredQuery} is for all of its words
   * @param isTrade whether it names a person's trade; a posting that covers all of it is for that
   */
  PieceQuery(Map<Query, Float> ways, boolean isTrade) {
    this(List.copyOf(ways.keySet()), List.copyOf(ways.values()), isTrade);
  }

  private PieceQuery(List<Query> ways, List<Float> shares, boolean isTrade) {
    this.ways = ways;
    this.shares = shares;
    this.isTrade = isTrade;
  }

  /** Whether a posting may cover it in part. */
  boolean mayBePartial() {
    return shares.stream().anyMatch(share -> share < 1)
        || ways.stream().anyMatch(ScatteredQuery.class::isInstance);
  }

  boolean isTrade() {
    return isTrade;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Query> rewritten = new ArrayList<>(ways.size());
    for (Query way : ways) {
      rewritten.add(way.rewrite(searcher));
    }
    return rewritten.equals(ways) ? this : new PieceQuery(rewritten, shares, isTrade);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    ways.forEach(way -> way.visit(sub));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return new PartsWeight(this, PartsWeight.scored(ways, searcher, boost), shares, true);
  }

  @Override
  public String toString(String field) {
    return "piece" + ways + shares;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PieceQuery that
        && ways.equals(that.ways)
        && shares.equals(that.shares)
        && isTrade == that.isTrade;
  }

  @Override
  public int hashCode() {
    return Objects.hash(ways, shares, isTrade);
  }
}

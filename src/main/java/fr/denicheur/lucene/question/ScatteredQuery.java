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
 * Matches postings that hold any words of a piece, wherever they stand. Their scores add up, and so
 * do the shares of the piece that they cover.
 */
final class ScatteredQuery extends Query {
  private final List<Query> words;
  private final List<Float> shares;

  /**
   * @param words the words that postings hold, each with its importance, above 0
   * @param missing the importance of the words that no posting holds, 0 or more
   */
  ScatteredQuery(Map<Query, Float> words, float missing) {
    this(List.copyOf(words.keySet()), shares(List.copyOf(words.values()), missing));
  }

  private ScatteredQuery(List<Query> words, List<Float> shares) {
    this.words = words;
    this.shares = shares;
  }

  private static List<Float> shares(List<Float> importances, float missing) {
    float all = missing;
    for (float importance : importances) {
      all += importance;
    }
    float sum = all;
    return importances.stream().map(importance -> importance / sum).toList();
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Query> rewritten = new ArrayList<>(words.size());
    for (Query word : words) {
      rewritten.add(word.rewrite(searcher));
    }
    return rewritten.equals(words) ? this : new ScatteredQuery(rewritten, shares);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor sub = visitor.getSubVisitor(Occur.SHOULD, this);
    words.forEach(word -> word.visit(sub));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return new PartsWeight(this, PartsWeight.scored(words, searcher, boost), shares, false);
  }

  @Override
  public String toString(String field) {
    return "scattered" + words + shares;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScatteredQuery that
        && words.equals(that.words)
        && shares.equals(that.shares);
  }

  @Override
  public int hashCode() {
    return Objects.hash(words, shares);
  }
}

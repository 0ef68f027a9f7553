package fr.denicheur.lucene.index;

import java.util.Objects;
import org.apache.lucene.document.DoubleRange;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * Matches the postings whose range of numbers meets another one. Lucene's own query does the same,
 * but does not say which numbers it asks for.
 */
public final class NumberRangeQuery extends Query {
  /** What a posting's range must have to do with the one that is asked for. */
  public enum Relation {
    /** They share a number. */
    INTERSECTS,
    /** All numbers of the posting are asked for. */
    WITHIN
  }

  private final IndexField field;
  private final double min;
  private final double max;
  private final Relation relation;

  /** Asks for a range from {@code min} to {@code max}, both included. */
  public NumberRangeQuery(IndexField field, double min, double max, Relation relation) {
    this.field = field;
    this.min = min;
    this.max = max;
    this.relation = relation;
  }

  public IndexField field() {
    return field;
  }

  public double min() {
    return min;
  }

  public double max() {
    return max;
  }

  public Relation relation() {
    return relation;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) {
    double[] from = {min};
    double[] to = {max};
    return switch (relation) {
      case INTERSECTS -> DoubleRange.newIntersectsQuery(field.id(), from, to);
      case WITHIN -> DoubleRange.newWithinQuery(field.id(), from, to);
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field.id())) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String other) {
    return field.id() + ":" + relation + "[" + min + " TO " + max + "]";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberRangeQuery that
        && field == that.field
        && min == that.min
        && max == that.max
        && relation == that.relation;
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, min, max, relation);
  }
}

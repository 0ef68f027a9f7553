package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.NumberRangeQuery;
import fr.denicheur.lucene.index.NumberRangeQuery.Relation;
import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Conditions;
import fr.denicheur.posting.Remote;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/** Finds the postings that meet a condition; one that does not say whether it does, does not. */
public final class ConditionQueries {
  private ConditionQueries() {}

  /**
   * Returns a query that matches the postings that meet a condition, each with a score of 1.
   *
   * <p>A number of days or months is met by a range that it shares a number with. Partial telework
   * is the least that is asked, so full telework meets it too.
   */
  public static Query meeting(Condition asked) {
    IndexField field = IndexField.of(asked.kind());
    Query met =
        switch (asked.kind()) {
          case DAYS, MONTHS -> overlapping(field, Conditions.Range.of(asked.value()));
          case REMOTE -> remote(asked.value());
          case CONTRACT, PLACE, TECHNO, BEGINNER -> WordQueries.term(field, asked.value());
        };
    return new ConstantScoreQuery(met);
  }

  /** Returns a query that matches the postings that a question excludes by a condition. */
  static Query excluding(Condition excluded) {
    IndexField field = IndexField.of(excluded.kind());
    return switch (excluded.kind()) {
      case DAYS, MONTHS -> within(field, Conditions.Range.of(excluded.value()));
      default -> meeting(excluded);
    };
  }

  private static Query within(IndexField field, Conditions.Range range) {
    return new NumberRangeQuery(field, range.min(), range.max(), Relation.WITHIN);
  }

  private static Query overlapping(IndexField field, Conditions.Range range) {
    return new NumberRangeQuery(field, range.min(), range.max(), Relation.INTERSECTS);
  }

  private static Query remote(String value) {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    either.add(WordQueries.term(IndexField.REMOTE, value), Occur.SHOULD);
    if (value.equals(Remote.PARTIAL.id())) {
      either.add(WordQueries.term(IndexField.REMOTE, Remote.FULL.id()), Occur.SHOULD);
    }
    return either.build();
  }
}

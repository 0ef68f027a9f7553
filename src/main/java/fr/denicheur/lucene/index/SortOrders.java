package fr.denicheur.lucene.index;

import fr.denicheur.query.Sort;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.SortField;

/** The orders of answers; the last resort is the id, so that no order is left to chance. */
public final class SortOrders {
  private static final SortField NEWEST =
      new SortField(IndexField.DATE.id(), SortField.Type.LONG, true, Long.MIN_VALUE);
  private static final SortField BY_ID =
      new SortField(IndexField.ID.id(), SortField.Type.STRING, false);

  private static final org.apache.lucene.search.Sort BY_RELEVANCE =
      new org.apache.lucene.search.Sort(SortField.FIELD_SCORE, NEWEST, BY_ID);
  private static final org.apache.lucene.search.Sort BY_DATE =
      new org.apache.lucene.search.Sort(NEWEST, BY_ID);

  private SortOrders() {}

  static org.apache.lucene.search.Sort of(Sort sort) {
    return switch (sort) {
      case RELEVANCE -> BY_RELEVANCE;
      case DATE -> BY_DATE;
    };
  }

  /** Returns the score of a hit; 0 where the order is not by relevance. */
  public static float score(FieldDoc hit) {
    return hit.fields[0] instanceof Float score ? score : 0;
  }
}

package fr.denicheur.lucene.question;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.rule.Guidance.Boost;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.Query;

/**
 * Multiplies the scores of the postings that the owner raises or lowers.
 *
 * @param postings matches them, each with a score of 1
 * @param factor of their scores, above 0
 */
public record Raise(Query postings, float factor) {

  /** Returns those that hold for a question. */
  static List<Raise> of(QuestionContext context) {
    return context.guidance().boosts().stream()
        .map(boost -> new Raise(meant(boost), boost.factor()))
        .toList();
  }

  /** Returns a query that matches the postings that a boost means, each with a score of 1. */
  public static Query meant(Boost boost) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boost
        .filter()
        .selections()
        .forEach((facet, values) ->
            all.add(WordQueries.anyOf(IndexField.of(facet), List.copyOf(values)), Occur.FILTER));
    if (!boost.postings().isEmpty()) {
      List<String> ids = boost.postings().stream().map(Object::toString).sorted().toList();
      all.add(WordQueries.anyOf(IndexField.ID, ids), Occur.FILTER);
    }
    return new ConstantScoreQuery(all.build());
  }

  /** The largest factor of a posting. */
  double most() {
    return Math.max(1, factor);
  }

  /**
   * Returns other factors of the postings of a segment, times this one if the owner means them.
   *
   * @param meant the postings that are meant, before the first; documents ascend
   */
  DoubleValues times(DoubleValues others, DocIdSetIterator meant) {
    return new DoubleValues() {
      private boolean isMeant;

      @Override
      public double doubleValue() throws IOException {
        return isMeant ? others.doubleValue() * factor : others.doubleValue();
      }

      @Override
      public boolean advanceExact(int doc) throws IOException {
        int next = meant.docID() < doc ? meant.advance(doc) : meant.docID();
        isMeant = next == doc;
        return others.advanceExact(doc);
      }
    };
  }
}

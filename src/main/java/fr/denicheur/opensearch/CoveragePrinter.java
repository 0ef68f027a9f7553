package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.question.CoverageQuery;
import fr.denicheur.lucene.question.PieceQuery;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;

/**
 * Prints the query for the words of a question. Their scores are multiplied by the share of the
 * question that a posting covers. A cluster cannot multiply the scores of two queries, so the share
 * is printed as a sum of constants, see {@link CoveredShare}.
 */
final class CoveragePrinter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CoveragePrinter() {}

  /** Prints a query. */
  static ObjectNode print(CoverageQuery query, float boost) {
    if (query.words().isEmpty()) {
      return QueryPrinter.nothing();
    }
    ObjectNode scored = query.isShare() ? share(query) : covered(query);
    if (query.bar() == 0) {
      return boost == 1 ? scored : QueryPrinter.boosted(scored, boost);
    }
    ObjectNode bool = QueryPrinter.leaf(boost);
    bool.putArray("must").add(scored);
    bool.putArray("filter").add(answers(query));
    return QueryPrinter.object("bool", bool);
  }

  /** The sum of the words' scores, times {@link CoverageQuery#factor}. */
  private static ObjectNode covered(CoverageQuery query) {
    ObjectNode sum = QueryPrinter.anyOf(query.words(), 1);
    List<CoveredShare> share = CoveredShare.sum(query);
    ObjectNode once = QueryPrinter.multiplied(sum, factors(share, 1));
    List<ObjectNode> again = new ArrayList<>(factors(share, query.squared()));
    again.addFirst(JSON.objectNode().put("weight", 1 - query.squared()));
    return QueryPrinter.multiplied(once, again);
  }

  private static List<ObjectNode> factors(List<CoveredShare> share, float weight) {
    return share.stream()
        .map(part -> QueryPrinter.filtered(part.filter(), weight * part.share()))
        .toList();
  }

  /** Matches the postings that cover enough of a question to be an answer. */
  private static ObjectNode answers(CoverageQuery query) {
    float least = query.bar() * query.all();
    ObjectNode answers = atLeast(query, least / query.otherTrade());
    return query.otherTrade() == 1
        ? answers
        : QueryPrinter.anyOf(
            List.of(answers, QueryPrinter.allOf(List.of(ofTrade(query), atLeast(query, least)))));
  }

  private static ObjectNode atLeast(CoverageQuery query, float importance) {
    ObjectNode function = JSON.objectNode();
    function.set("query", importance(query, 1));
    return QueryPrinter.object("function_score", function.put("min_score", importance));
  }

  /** The share that counts for an answer: less if the posting is for another trade. */
  private static ObjectNode share(CoverageQuery query) {
    ObjectNode other = importance(query, query.otherTrade() / query.all());
    if (query.otherTrade() == 1) {
      return other;
    }
    ObjectNode whole = JSON.objectNode();
    whole.putArray("must").add(importance(query, 1 / query.all()));
    whole.putArray("filter").add(ofTrade(query));
    return QueryPrinter.best(List.of(other, QueryPrinter.object("bool", whole)), 0, 1);
  }

  /** Scores a posting by the importance of what it covers of a question. */
  private static ObjectNode importance(CoverageQuery query, float boost) {
    ObjectNode bool = QueryPrinter.leaf(boost);
    ArrayNode should = bool.putArray("should");
    for (int i = 0; i < query.words().size(); i++) {
      should.add(importance(query.words().get(i), query.importances().get(i)));
    }
    return QueryPrinter.object("bool", bool);
  }

  private static ObjectNode importance(Query word, float importance) {
    if (!(CoveredShare.unweighed(word) instanceof PieceQuery piece)) {
      return QueryPrinter.constant(QueryPrinter.print(word), importance);
    }
    List<ObjectNode> parts = new ArrayList<>();
    for (int i = 0; i < piece.parts().size(); i++) {
      parts.add(importance(piece.parts().get(i), importance * piece.shares().get(i)));
    }
    return piece.isBest() ? QueryPrinter.best(parts, 0, 1) : QueryPrinter.anyOf(parts);
  }

  /** Matches the postings that cover all of a word that names a trade. */
  private static ObjectNode ofTrade(CoverageQuery query) {
    return QueryPrinter.anyOf(
        query.words().stream()
            .filter(CoverageQuery::isTrade)
            .flatMap(word -> CoveredShare.whole(word).stream())
            .toList());
  }
}

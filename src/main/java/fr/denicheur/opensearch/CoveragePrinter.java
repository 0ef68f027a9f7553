package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.scoring.CoverageQuery;
import fr.denicheur.lucene.scoring.PieceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.apache.lucene.search.Query;

/**
 * Prints the query for the words of a question. Their scores are multiplied by a factor that grows
 * with the share of the question that a posting covers.
 *
 * <p>A cluster cannot multiply the scores of two queries. So if few shares are possible, each has a
 * filter of {@link SufficientWords}, and the first that matches gives the factor; else the share is
 * a sum of constants, see {@link CoveredShares}.
 */
final class CoveragePrinter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Up to so many shares of a question have a filter each; more of them are slower than a sum. */
  private static final int MOST_LEVELS = 8;

  private final QueryPrinter printer;
  private final CoveredShares shares;
  private final SufficientWords sufficient;

  /**
   * @param printer prints the words
   */
  CoveragePrinter(QueryPrinter printer) {
    this.printer = printer;
    this.shares = new CoveredShares(printer);
    this.sufficient = new SufficientWords(printer);
  }

  /** Prints a query. */
  ObjectNode print(CoverageQuery query, float boost) {
    if (query.words().isEmpty()) {
      return QueryJson.nothing();
    }
    ObjectNode scored = query.isShare() ? share(query) : covered(query);
    if (query.bar() == 0) {
      return boost == 1 ? scored : QueryJson.boosted(scored, boost);
    }
    ObjectNode bool = QueryJson.leaf(boost);
    bool.putArray("must").add(scored);
    bool.putArray("filter").add(answers(query));
    return QueryJson.object("bool", bool);
  }

  /** The sum of the words' scores, times {@link CoverageQuery#factor}. */
  private ObjectNode covered(CoverageQuery query) {
    ObjectNode sum = printer.anyOf(query.words(), 1);
    return sufficient
        .levels(query, query.bar() * query.all(), MOST_LEVELS)
        .map(levels -> byLevel(sum, levels, query))
        .orElseGet(() -> bySum(sum, query));
  }

  /** Multiplies scores by the factor of the first level whose filter matches. */
  private ObjectNode byLevel(
      ObjectNode sum, SequencedMap<Double, Query> levels, CoverageQuery query) {
    if (levels.isEmpty()) {
      return QueryJson.nothing(); // no posting reaches the bar
    }
    List<ObjectNode> factors = new ArrayList<>();
    levels.forEach((level, filter) -> {
      float factor = query.factor((float) (level / query.all()));
      factors.add(
          level.equals(levels.lastEntry().getKey())
              ? JSON.objectNode().put("weight", factor)
              : QueryJson.filtered(printer.filter(filter), factor));
    });
    return QueryJson.multiplied(sum, "first", factors);
  }

  /** Multiplies scores by a sum of shares, and by a part of it once more. */
  private ObjectNode bySum(ObjectNode sum, CoverageQuery query) {
    List<CoveredShares.Part> share = shares.sum(query);
    ObjectNode once = QueryJson.multiplied(sum, "sum", factors(share, 1));
    List<ObjectNode> again = new ArrayList<>(factors(share, query.squared()));
    again.addFirst(JSON.objectNode().put("weight", 1 - query.squared()));
    return QueryJson.multiplied(once, "sum", again);
  }

  private List<ObjectNode> factors(List<CoveredShares.Part> share, float weight) {
    return share.stream()
        .map(part -> QueryJson.filtered(printer.filter(part.filter()), weight * part.share()))
        .toList();
  }

  /** Matches the postings that cover enough of a question to be an answer. */
  private ObjectNode answers(CoverageQuery query) {
    float least = query.bar() * query.all();
    ObjectNode answers = atLeast(query, least / query.otherTrade());
    return query.otherTrade() == 1
        ? answers
        : QueryJson.anyOf(
            List.of(answers, QueryJson.allOf(List.of(ofTrade(query), atLeast(query, least)))));
  }

  private ObjectNode atLeast(CoverageQuery query, float importance) {
    return sufficient
        .atLeast(query, importance)
        .map(printer::filter)
        .orElseGet(() -> added(query, importance));
  }

  /** The same for many words: adds up their importances, posting by posting. */
  private ObjectNode added(CoverageQuery query, float importance) {
    ObjectNode function = JSON.objectNode();
    function.set("query", importance(query, 1));
    return QueryJson.object("function_score", function.put("min_score", importance));
  }

  /** The share that counts for an answer: less if the posting is for another trade. */
  private ObjectNode share(CoverageQuery query) {
    ObjectNode other = importance(query, query.otherTrade() / query.all());
    if (query.otherTrade() == 1) {
      return other;
    }
    ObjectNode whole = JSON.objectNode();
    whole.putArray("must").add(importance(query, 1 / query.all()));
    whole.putArray("filter").add(ofTrade(query));
    return QueryJson.best(List.of(other, QueryJson.object("bool", whole)), 0, 1);
  }

  /** Scores a posting by the importance of what it covers of a question. */
  private ObjectNode importance(CoverageQuery query, float boost) {
    ObjectNode bool = QueryJson.leaf(boost);
    ArrayNode should = bool.putArray("should");
    for (int i = 0; i < query.words().size(); i++) {
      if (printer.mayMatch(query.words().get(i))) {
        should.add(importance(query.words().get(i), query.importances().get(i)));
      }
    }
    return QueryJson.object("bool", bool);
  }

  private ObjectNode importance(Query word, float importance) {
    if (!(CoveredShares.unweighed(word) instanceof PieceQuery piece)) {
      return QueryJson.constant(printer.filter(word), importance);
    }
    List<ObjectNode> parts = new ArrayList<>();
    for (int i = 0; i < piece.parts().size(); i++) {
      if (printer.mayMatch(piece.parts().get(i))) {
        parts.add(importance(piece.parts().get(i), importance * piece.shares().get(i)));
      }
    }
    return piece.isBest() ? QueryJson.best(parts, 0, 1) : QueryJson.anyOf(parts);
  }

  /** Matches the postings that cover all of a word that names a trade. */
  private ObjectNode ofTrade(CoverageQuery query) {
    return printer.filter(
        SufficientWords.any(
            query.words().stream()
                .filter(CoverageQuery::isTrade)
                .flatMap(word -> shares.whole(word).stream())
                .toList()));
  }
}

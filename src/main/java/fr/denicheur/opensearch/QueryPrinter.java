package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.NumberRangeQuery;
import fr.denicheur.lucene.question.CoverageQuery;
import fr.denicheur.lucene.question.KnownPhraseQuery;
import fr.denicheur.lucene.question.PieceQuery;
import fr.denicheur.lucene.question.Raise;
import fr.denicheur.lucene.question.RankedQuery;
import fr.denicheur.lucene.question.Suitability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Prints Lucene queries in the query language of OpenSearch. The printed query matches the same
 * postings with the same scores.
 */
final class QueryPrinter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QueryPrinter() {}

  /**
   * Prints a query.
   *
   * @throws IllegalArgumentException if there is no printed form of one of its classes
   */
  static ObjectNode print(Query query) {
    return print(query, 1);
  }

  private static ObjectNode print(Query query, float boost) {
    return switch (query) {
      case RankedQuery ranked -> ranked(ranked, boost);
      case CoverageQuery coverage -> CoveragePrinter.print(coverage, boost);
      case PieceQuery piece ->
          piece.isBest() ? best(piece.parts(), 0, boost) : anyOf(piece.parts(), boost);
      case KnownPhraseQuery known -> print(known.phrase(), boost);
      case BooleanQuery all -> bool(all, boost);
      case BoostQuery boosted -> print(boosted.getQuery(), boost * boosted.getBoost());
      case ConstantScoreQuery constant -> constant(print(constant.getQuery()), boost);
      case DisjunctionMaxQuery best ->
          best(List.copyOf(best.getDisjuncts()), best.getTieBreakerMultiplier(), boost);
      case TermQuery term ->
          object("term", name(term.getTerm()), leaf("value", term.getTerm().text(), boost));
      case PrefixQuery prefix ->
          object(
              "prefix", name(prefix.getPrefix()), leaf("value", prefix.getPrefix().text(), boost));
      case PhraseQuery phrase -> phrase(phrase, boost);
      case NumberRangeQuery range -> range(range, boost);
      case MatchAllDocsQuery all -> object("match_all", leaf(boost));
      default ->
          throw new IllegalArgumentException(
              "a query must have a printed form; " + query.getClass().getName() + " has none");
    };
  }

  /** Returns the query of postings that match any of some queries. */
  static ObjectNode anyOf(List<ObjectNode> printed) {
    if (printed.isEmpty()) {
      return nothing();
    }
    if (printed.size() == 1) {
      return printed.getFirst();
    }
    ObjectNode bool = JSON.objectNode();
    bool.putArray("should").addAll(printed);
    return object("bool", bool);
  }

  /** Returns the query of postings that match all of some filters. */
  static ObjectNode allOf(List<ObjectNode> filters) {
    ObjectNode bool = JSON.objectNode();
    bool.putArray("filter").addAll(filters);
    return object("bool", bool);
  }

  static ObjectNode object(String name, JsonNode value) {
    return JSON.objectNode().set(name, value);
  }

  /** Returns {@code {outer: {inner: value}}}. */
  static ObjectNode object(String outer, String inner, JsonNode value) {
    return object(outer, object(inner, value));
  }

  /** Matches what a filter matches, with the same score for each. */
  static ObjectNode constant(ObjectNode filter, float score) {
    ObjectNode constant = JSON.objectNode();
    constant.set("filter", filter);
    return object("constant_score", constant.put("boost", score));
  }

  static ObjectNode leaf(float boost) {
    ObjectNode leaf = JSON.objectNode();
    return boost == 1 ? leaf : leaf.put("boost", boost);
  }

  private static ObjectNode leaf(String key, String value, float boost) {
    return leaf(boost).put(key, value);
  }

  private static String name(Term term) {
    return Mapping.name(term.field());
  }

  static ObjectNode anyOf(List<Query> parts, float boost) {
    ObjectNode bool = leaf(boost);
    ArrayNode should = bool.putArray("should");
    parts.forEach(part -> should.add(print(part)));
    return object("bool", bool.put("minimum_should_match", 1));
  }

  private static ObjectNode best(List<Query> parts, float tie, float boost) {
    return best(parts.stream().map(QueryPrinter::print).toList(), tie, boost);
  }

  static ObjectNode best(Iterable<ObjectNode> parts, float tie, float boost) {
    ObjectNode best = leaf(boost);
    ArrayNode queries = best.putArray("queries");
    parts.forEach(queries::add);
    return object("dis_max", tie == 0 ? best : best.put("tie_breaker", tie));
  }

  static ObjectNode nothing() {
    return object("match_none", JSON.objectNode());
  }

  private static ObjectNode bool(BooleanQuery query, float boost) {
    if (query.clauses().isEmpty()) {
      return nothing();
    }
    ObjectNode bool = leaf(boost);
    boolean mayMiss = true;
    for (BooleanClause clause : query.clauses()) {
      bool.withArray(clause.occur().name().toLowerCase(Locale.ROOT)).add(print(clause.query()));
      mayMiss &= clause.occur() == Occur.SHOULD || clause.occur() == Occur.MUST_NOT;
    }
    int least = Math.max(query.getMinimumNumberShouldMatch(), mayMiss ? 1 : 0);
    return object("bool", bool.has("should") ? bool.put("minimum_should_match", least) : bool);
  }

  private static ObjectNode phrase(PhraseQuery phrase, float boost) {
    Term[] terms = phrase.getTerms();
    EncodedTokens tokens = new EncodedTokens();
    int before = -1;
    for (int i = 0; i < terms.length; i++) {
      int at = phrase.getPositions()[i];
      tokens.add(terms[i].text(), at - before);
      before = at;
    }
    ObjectNode match = leaf("query", tokens.toString(), boost).put("slop", phrase.getSlop());
    return object("match_phrase", name(terms[0]), match);
  }

  private static ObjectNode range(NumberRangeQuery range, float boost) {
    ObjectNode bounds =
        leaf("relation", range.relation().name().toLowerCase(Locale.ROOT), boost)
            .put("gte", range.min())
            .put("lte", range.max());
    return object("range", Mapping.name(range.field()), bounds);
  }

  private static ObjectNode ranked(RankedQuery query, float boost) {
    ObjectNode sum = print(query.demanded());
    if (!query.preferred().isEmpty()) {
      ObjectNode bool = JSON.objectNode();
      bool.putArray("must").add(sum);
      query.preferred().forEach(one -> bool.withArray("should").add(print(one)));
      sum = object("bool", bool);
    }
    Suitability suits = query.suitability();
    ObjectNode timely = suits.open() == 0 && suits.fresh() == 0 ? sum : timely(sum, suits);
    ObjectNode ofTrade = suits.trades().isEmpty() ? timely : ofTrade(timely, suits);
    ObjectNode raised = suits.raises().isEmpty() ? ofTrade : raised(ofTrade, suits.raises());
    return boost == 1 ? raised : boosted(raised, boost);
  }

  /** Multiplies scores by the factors of all that the owner raises or lowers. */
  private static ObjectNode raised(ObjectNode query, List<Raise> raises) {
    ObjectNode function = JSON.objectNode();
    function.set("query", query);
    ArrayNode factors = function.putArray("functions");
    raises.forEach(raise -> factors.add(filtered(print(raise.postings()), raise.factor())));
    return object(
        "function_score", function.put("score_mode", "multiply").put("boost_mode", "multiply"));
  }

  static ObjectNode boosted(ObjectNode query, float boost) {
    ObjectNode bool = leaf(boost);
    bool.putArray("must").add(query);
    return object("bool", bool);
  }

  /** Multiplies scores by 1, and what open and new postings gain. */
  private static ObjectNode timely(ObjectNode query, Suitability suits) {
    String date = Mapping.name(IndexField.DATE);
    ObjectNode decay =
        JSON.objectNode()
            .put("origin", suits.today())
            .put("scale", suits.halfLife())
            .put("decay", 0.5);
    ObjectNode past = filtered(dated("lte", suits.today()), suits.fresh());
    past.set("exp", object(date, decay));
    return multiplied(
        query,
        List.of(
            JSON.objectNode().put("weight", 1),
            filtered(object("term", Mapping.name(IndexField.OPEN), text("true")), suits.open()),
            past,
            filtered(dated("gt", suits.today()), suits.fresh())));
  }

  private static ObjectNode ofTrade(ObjectNode query, Suitability suits) {
    List<ObjectNode> factors = new ArrayList<>();
    factors.add(JSON.objectNode().put("weight", 1));
    suits
        .trades()
        .forEach((trade, share) ->
            factors.add(
                filtered(
                    object("term", Mapping.name(IndexField.ROLE), text(trade.id())),
                    suits.named() * share)));
    return multiplied(query, factors);
  }

  private static JsonNode text(String value) {
    return JSON.textNode(value);
  }

  private static ObjectNode dated(String bound, long day) {
    return object("range", Mapping.name(IndexField.DATE), JSON.objectNode().put(bound, day));
  }

  static ObjectNode filtered(ObjectNode filter, float weight) {
    return JSON.objectNode().put("weight", weight).set("filter", filter);
  }

  /** Multiplies the scores of a query by the sum of the factors that a posting meets. */
  static ObjectNode multiplied(ObjectNode query, List<ObjectNode> factors) {
    ObjectNode function = JSON.objectNode();
    function.set("query", query);
    function.putArray("functions").addAll(factors);
    return object(
        "function_score", function.put("score_mode", "sum").put("boost_mode", "multiply"));
  }
}

package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes the queries of OpenSearch as JSON. */
final class QueryJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QueryJson() {}

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

  /** Returns {@code {name: value}}. */
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

  /** Returns the inside of a query, with its boost unless that is 1. */
  static ObjectNode leaf(float boost) {
    ObjectNode leaf = JSON.objectNode();
    return boost == 1 ? leaf : leaf.put("boost", boost);
  }

  /**
   * Scores a posting by the best of some queries.
   *
   * @param tie the share of the others' scores that is added, 0 to 1
   */
  static ObjectNode best(Iterable<ObjectNode> parts, float tie, float boost) {
    ObjectNode best = leaf(boost);
    ArrayNode queries = best.putArray("queries");
    parts.forEach(queries::add);
    return object("dis_max", tie == 0 ? best : best.put("tie_breaker", tie));
  }

  /** Matches no posting. */
  static ObjectNode nothing() {
    return object("match_none", JSON.objectNode());
  }

  /** Multiplies the scores of a query. */
  static ObjectNode boosted(ObjectNode query, float boost) {
    ObjectNode bool = leaf(boost);
    bool.putArray("must").add(query);
    return object("bool", bool);
  }

  /** Returns a factor for the postings that a filter matches. */
  static ObjectNode filtered(ObjectNode filter, float weight) {
    return JSON.objectNode().put("weight", weight).set("filter", filter);
  }

  /**
   * Multiplies the scores of a query by what its factors make of a posting.
   *
   * @param mode how the factors that a posting meets become one: {@code sum}, {@code multiply}, or
   *     {@code first} if only the first of them counts
   */
  static ObjectNode multiplied(ObjectNode query, String mode, List<ObjectNode> factors) {
    ObjectNode function = JSON.objectNode();
    function.set("query", query);
    function.putArray("functions").addAll(factors);
    return object("function_score", function.put("score_mode", mode).put("boost_mode", "multiply"));
  }
}

package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.suggest.Tally;
import fr.denicheur.opensearch.cluster.Answers;
import fr.denicheur.opensearch.cluster.Cluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;

/**
 * Asks a cluster how many postings of an index there are of some kind.
 *
 * @param index the name of the index, or its alias
 */
record Counts(Cluster cluster, String index) {
  /** Queries that one request counts; each takes about 100 bytes. */
  private static final int BATCH = 1_000;

  /** Values that one request counts; OpenSearch allows 65,535. */
  private static final int PAGE = 10_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Returns how many postings each query matches. */
  Map<Query, Integer> of(Collection<Query> queries) {
    Map<Query, Integer> counts = new HashMap<>();
    List<Query> all = List.copyOf(queries);
    for (int start = 0; start < all.size(); start += BATCH) {
      List<Query> some = all.subList(start, Math.min(all.size(), start + BATCH));
      ObjectNode filters = JSON.objectNode();
      for (int i = 0; i < some.size(); i++) {
        filters.set(Integer.toString(i), QueryPrinter.print(some.get(i)));
      }
      JsonNode buckets =
          search("counts", QueryPrinter.object("filters", "filters", filters)).path("buckets");
      for (int i = 0; i < some.size(); i++) {
        counts.put(some.get(i), buckets.path(Integer.toString(i)).path("doc_count").asInt());
      }
    }
    return counts;
  }

  /** Returns the slugs of the startups whose names have these letters, by the letters. */
  Map<String, List<String>> startups(Collection<String> letters) {
    ObjectNode wanted = JSON.objectNode();
    letters.forEach(wanted.putArray(Mapping.LETTERS)::add);
    ObjectNode filter = QueryPrinter.object("filter", QueryPrinter.object("terms", wanted));
    ObjectNode names = JSON.objectNode().put("size", BATCH);
    filter.set(
        "aggs",
        QueryPrinter.object(
            "names",
            "multi_terms",
            names.set(
                "terms",
                JSON.arrayNode()
                    .add(JSON.objectNode().put("field", Mapping.LETTERS))
                    .add(JSON.objectNode().put("field", Mapping.name(IndexField.STARTUP))))));
    Map<String, List<String>> slugs = new HashMap<>();
    for (JsonNode pair : search("startups", filter).path("names").path("buckets")) {
      slugs
          .computeIfAbsent(pair.path("key").path(0).asText(), key -> new ArrayList<>())
          .add(pair.path("key").path(1).asText());
    }
    return slugs;
  }

  /**
   * Counts postings by the values of fields, in the order of the values. Postings without one of
   * the fields are left out.
   *
   * @param filter the postings to count; as a query, because OpenSearch 3.9 ignores a filter around
   *     pages of values
   */
  Map<List<String>, Tally> by(ObjectNode filter, String... fields) {
    Map<List<String>, Tally> tallies = new LinkedHashMap<>();
    ObjectNode composite = JSON.objectNode().put("size", PAGE);
    for (String field : fields) {
      composite.withArray("sources").add(QueryPrinter.object(field, "terms", field(field)));
    }
    ObjectNode all = QueryPrinter.object("composite", composite);
    ObjectNode open =
        QueryPrinter.object("term", Mapping.name(IndexField.OPEN), JSON.textNode("true"));
    all.set("aggs", QueryPrinter.object("open", "filter", open));
    JsonNode page = search("values", all, filter);
    while (!page.path("buckets").isEmpty()) {
      for (JsonNode bucket : page.path("buckets")) {
        List<String> key = new ArrayList<>(fields.length);
        for (String field : fields) {
          key.add(bucket.path("key").path(field).asText());
        }
        int stillOpen = bucket.path("open").path("doc_count").asInt();
        tallies.put(key, new Tally(bucket.path("doc_count").asInt(), stillOpen));
      }
      composite.set("after", page.path("after_key"));
      page = search("values", all, filter);
    }
    return tallies;
  }

  private static ObjectNode field(String name) {
    return JSON.objectNode().put("field", name);
  }

  private JsonNode search(String name, ObjectNode aggregation) {
    return search(name, aggregation, Publication.everything());
  }

  private JsonNode search(String name, ObjectNode aggregation, ObjectNode query) {
    ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", false);
    body.set("query", query);
    body.set("aggs", QueryPrinter.object(name, aggregation));
    return Answers.whole(cluster.send("POST", "/" + index + "/_search", body))
        .path("aggregations")
        .path(name);
  }
}

package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.suggest.Tally;
import fr.denicheur.opensearch.cluster.Cluster;
import java.time.Duration;
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
 * @param isSmall whether one search that reads every posting is cheaper than many that read those
 *     alone that they count
 */
record Counts(Cluster cluster, String index, boolean isSmall) {
  /** Queries that one request counts, and names of startups; each takes about 100 bytes. */
  private static final int BATCH = 1_000;

  /** Values that one request counts; OpenSearch allows 65,535. Each request reads all postings. */
  private static final int PAGE = 60_000;

  /** How long one request for values may take: of a large index, it takes seconds. */
  private static final Duration VALUES = Duration.ofMinutes(2);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * What was counted.
   *
   * @param postings how many postings each query matches
   * @param startups the slugs of the startups whose names have some letters, by the letters
   */
  record Counted(Map<Query, Integer> postings, Map<String, List<String>> startups) {}

  /**
   * Counts what some queries match, and looks up startups by the letters of their names, by one
   * request for up to 1,000 searches.
   */
  Counted of(Collection<Query> queries, Collection<String> letters) {
    List<List<Query>> groups = groups(List.copyOf(queries));
    List<ObjectNode> searches = new ArrayList<>();
    groups.forEach(
        group -> searches.add(isSmall ? countingAll(group) : counting(group.getFirst())));
    if (!letters.isEmpty()) {
      searches.add(startupsNamed(letters));
    }
    List<JsonNode> answers = search(searches);
    Map<Query, Integer> postings = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      List<Query> group = groups.get(i);
      for (int j = 0; j < group.size(); j++) {
        postings.put(group.get(j), isSmall ? count(answers.get(i), j) : total(answers.get(i)));
      }
    }
    return new Counted(postings, letters.isEmpty() ? Map.of() : named(answers.getLast()));
  }

  /** Returns the queries of each search: many in a small index, one in a large one. */
  private List<List<Query>> groups(List<Query> queries) {
    int most = isSmall ? BATCH : 1;
    List<List<Query>> groups = new ArrayList<>();
    for (int start = 0; start < queries.size(); start += most) {
      groups.add(queries.subList(start, Math.min(queries.size(), start + most)));
    }
    return groups;
  }

  private static int total(JsonNode answer) {
    return answer.path("hits").path("total").path("value").asInt();
  }

  private static int count(JsonNode together, int query) {
    JsonNode buckets = together.path("aggregations").path("counts").path("buckets");
    return buckets.path(Integer.toString(query)).path("doc_count").asInt();
  }

  private static Map<String, List<String>> named(JsonNode answer) {
    Map<String, List<String>> startups = new HashMap<>();
    for (JsonNode pair : answer.path("aggregations").path("names").path("buckets")) {
      startups
          .computeIfAbsent(pair.path("key").path(0).asText(), key -> new ArrayList<>())
          .add(pair.path("key").path(1).asText());
    }
    return startups;
  }

  private List<JsonNode> search(List<ObjectNode> searches) {
    ObjectNode head = JSON.objectNode().put("index", index);
    List<JsonNode> answers = new ArrayList<>();
    for (int start = 0; start < searches.size(); start += BATCH) {
      List<ObjectNode> some = searches.subList(start, Math.min(searches.size(), start + BATCH));
      answers.addAll(Searches.send(cluster, head, "", some));
    }
    return answers;
  }

  private static ObjectNode counting(Query query) {
    ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", true);
    return body.set("query", QueryPrinter.whole(query));
  }

  private static ObjectNode countingAll(List<Query> queries) {
    ObjectNode filters = JSON.objectNode();
    for (int i = 0; i < queries.size(); i++) {
      filters.set(Integer.toString(i), QueryPrinter.whole(queries.get(i)));
    }
    ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", false);
    return body.set(
        "aggs", QueryJson.object("counts", QueryJson.object("filters", "filters", filters)));
  }

  private static ObjectNode startupsNamed(Collection<String> letters) {
    ObjectNode wanted = JSON.objectNode();
    letters.forEach(wanted.putArray(Mapping.LETTERS)::add);
    ObjectNode names = JSON.objectNode().put("size", BATCH);
    names
        .putArray("terms")
        .add(field(Mapping.LETTERS))
        .add(field(Mapping.name(IndexField.STARTUP)));
    ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", false);
    body.set("query", QueryJson.object("terms", wanted));
    return body.set("aggs", QueryJson.object("names", "multi_terms", names));
  }

  /**
   * Counts postings by the values of fields, in the order of the values. Postings without one of
   * the fields are left out.
   *
   * @param filter the postings to count; as a query, because OpenSearch 3.9 ignores a filter around
   *     pages of values
   */
  Map<List<String>, Tally> by(ObjectNode filter, String... fields) {
    return by(filter, true, fields);
  }

  /** Like {@link #by(ObjectNode, String...)}, but counts open postings as others, and is faster. */
  Map<List<String>, Integer> allBy(ObjectNode filter, String... fields) {
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    by(filter, false, fields).forEach((key, tally) -> counts.put(key, tally.all()));
    return counts;
  }

  private Map<List<String>, Tally> by(ObjectNode filter, boolean isOpenApart, String... fields) {
    Map<List<String>, Tally> tallies = new LinkedHashMap<>();
    ObjectNode composite = JSON.objectNode().put("size", PAGE);
    for (String field : fields) {
      composite.withArray("sources").add(QueryJson.object(field, "terms", field(field)));
    }
    ObjectNode all = QueryJson.object("composite", composite);
    ObjectNode open =
        QueryJson.object("term", Mapping.name(IndexField.OPEN), JSON.textNode("true"));
    if (isOpenApart) {
      all.set("aggs", QueryJson.object("open", "filter", open));
    }
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

  private JsonNode search(String name, ObjectNode aggregation, ObjectNode query) {
    ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", false);
    body.set("query", query);
    body.set("aggs", QueryJson.object(name, aggregation));
    return cluster.ask("/" + index + "/_search", body, VALUES).path("aggregations").path(name);
  }
}

package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.opensearch.cluster.Answers;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Sort;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends searches to a cluster.
 *
 * @param index the alias of the index
 * @param shards of the index
 * @param limit the time for one search; the cluster then answers with what it has found
 */
record Searches(Cluster cluster, String index, int shards, Duration limit) {
  /** Sorts of questions; those of one sort ask the same copies. */
  private static final int COPIES = 16;

  /** Postings that one request reads by their ids. */
  private static final int BATCH = 500;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Returns the body of a search for the postings of a page. */
  static ObjectNode hits(Page page, Sort sort) {
    ObjectNode body = JSON.objectNode();
    body.put("from", page.from()).put("size", page.size()).put("track_total_hits", true);
    ArrayNode order = body.putArray("sort");
    ObjectNode newest =
        QueryJson.object(
            Mapping.name(IndexField.DATE),
            JSON.objectNode().put("order", "desc").put("missing", "_last"));
    switch (sort) {
      case RELEVANCE -> order.add("_score").add(newest).add(byId());
      case OPEN ->
          order
              .add(
                  QueryJson.object(
                      Mapping.name(IndexField.OPEN), JSON.objectNode().put("order", "desc")))
              .add("_score")
              .add(newest)
              .add(byId());
      case DATE -> order.add(newest).add(byId());
    }
    return body;
  }

  private static ObjectNode byId() {
    return QueryJson.object(Mapping.name(IndexField.ID), JSON.textNode("asc"));
  }

  /** Returns the score of a hit; 0 if the order is not by relevance. */
  static float score(JsonNode hit, Sort sort) {
    return switch (sort) {
      case RELEVANCE -> (float) hit.path("sort").path(0).asDouble();
      case OPEN -> (float) hit.path("sort").path(1).asDouble();
      case DATE -> 0;
    };
  }

  /**
   * Narrows a query.
   *
   * @param isFolded whether only the shown versions of near-duplicates match
   */
  static ObjectNode narrowed(ObjectNode query, Filter filter, boolean isFolded) {
    ObjectNode bool = JSON.objectNode();
    bool.putArray("must").add(query);
    ArrayNode filters = bool.putArray("filter");
    if (isFolded) {
      filters.add(shown());
    }
    filters.addAll(selections(filter, Set.of()));
    return filters.isEmpty() ? query : QueryJson.object("bool", bool);
  }

  /** Matches the shown versions of near-duplicates. */
  static ObjectNode shown() {
    return QueryJson.object("term", Mapping.SHOWN, JSON.booleanNode(true));
  }

  /** Returns a filter for the selection of each facet but some, and one for the restriction. */
  static List<ObjectNode> selections(Filter filter, Set<Facet> ignored) {
    List<ObjectNode> selections = new ArrayList<>();
    filter
        .selections()
        .forEach((facet, values) -> {
          if (!ignored.contains(facet)) {
            ArrayNode any = JSON.arrayNode();
            values.forEach(any::add);
            selections.add(QueryJson.object("terms", Mapping.name(IndexField.of(facet)), any));
          }
        });
    if (!filter.restriction().equals(Restriction.none())) {
      selections.add(RestrictionPrinter.print(filter.restriction()));
    }
    return selections;
  }

  /**
   * Sends searches together. An answer that the cluster has cut short ends the deadline.
   *
   * @return their answers, in order
   * @throws ClusterFault if a shard did not answer, because a part of the postings would be wrong
   */
  List<JsonNode> search(List<ObjectNode> bodies, Deadline deadline) {
    ObjectNode head = JSON.objectNode().put("index", index);
    if (shards > 1) {
      head.put("search_type", "dfs_query_then_fetch"); // scores by the words of all shards
    }
    // Copies of a shard may count removed postings differently: a question always asks the same.
    String usual = "copies" + Math.floorMod(bodies.getFirst().hashCode(), COPIES);
    bodies.forEach(body -> body.put("timeout", limit.toMillis() + "ms"));
    List<JsonNode> answers = send(cluster, head, usual, bodies);
    if (answers.stream().anyMatch(one -> one.path("timed_out").asBoolean())) {
      deadline.cut();
    }
    return answers;
  }

  /**
   * Sends searches by one request, and returns the answer of all shards to each.
   *
   * @param head what holds for each of them: the index, and how it is searched
   * @param usual the copies of the shards to ask, see {@link Cluster#ofCopies}
   */
  static List<JsonNode> send(
      Cluster cluster, ObjectNode head, String usual, List<ObjectNode> bodies) {
    return cluster.ofCopies(
        usual,
        (copies, time) -> {
          ObjectNode asked = copies.isEmpty() ? head : head.deepCopy().put("preference", copies);
          ByteArrayOutputStream lines = new ByteArrayOutputStream();
          for (ObjectNode body : bodies) {
            lines.writeBytes((asked + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
          }
          List<JsonNode> answers = new ArrayList<>();
          cluster
              .send("POST", "/_msearch", lines.toByteArray(), time)
              .path("responses")
              .forEach(one -> answers.add(Answers.whole(one)));
          return answers;
        });
  }

  /** Sends one search whose scores and counts do not matter. */
  JsonNode search(ObjectNode body) {
    body.put("timeout", limit.toMillis() + "ms");
    return page(body);
  }

  /**
   * Returns the next postings that pass a filter, in the order of ids.
   *
   * @param id they come behind it; {@code null} to begin with the first
   * @param wanted at most so many
   */
  List<KeptPosting> behind(@Nullable PostingId id, Filter filter, int wanted) {
    ObjectNode body = JSON.objectNode();
    ObjectNode all = QueryJson.object("match_all", JSON.objectNode());
    body.set("query", narrowed(all, filter, false));
    body.put("size", wanted).put("track_total_hits", false).putArray("sort").add(byId());
    if (id != null) {
      body.putArray("search_after").add(id.value());
    }
    List<KeptPosting> found = new ArrayList<>();
    page(body)
        .path("hits")
        .path("hits")
        .forEach(hit -> found.add(KeptPosting.read(hit.path("_source"))));
    return found;
  }

  private JsonNode page(ObjectNode body) {
    return cluster.ask("/" + index + "/_search", body, cluster.timeout());
  }

  /**
   * Visits hits in the order of their ids, page by page.
   *
   * @param body says what to find, and what to return of it
   * @param size of a page
   * @param most no page follows so many hits
   */
  void each(ObjectNode body, int size, long most, Consumer<JsonNode> visitor) {
    body.put("size", size).put("track_total_hits", false).putArray("sort").add(byId());
    long visited = 0;
    JsonNode page;
    do {
      page = page(body).path("hits").path("hits");
      for (JsonNode hit : page) {
        visitor.accept(hit);
        body.set("search_after", hit.path("sort"));
      }
      visited += page.size();
    } while (page.size() == size && visited < most);
  }

  /** Returns those of some postings that there are, as they were last published. */
  Map<String, KeptPosting> get(Collection<String> ids) {
    return get(ids, false);
  }

  /**
   * Returns those of some postings that there are.
   *
   * @param isLatest whether as they were last written, rather than published
   */
  Map<String, KeptPosting> get(Collection<String> ids, boolean isLatest) {
    Map<String, KeptPosting> postings = new LinkedHashMap<>();
    sources(ids, isLatest, List.of())
        .forEach((id, source) -> postings.put(id, KeptPosting.read(source)));
    return postings;
  }

  /**
   * Returns parts of those of some postings that there are.
   *
   * @param isLatest whether as they were last written, rather than published
   * @param parts the names of the parts; empty for all, which the cluster need not read then
   */
  Map<String, JsonNode> sources(Collection<String> ids, boolean isLatest, List<String> parts) {
    Map<String, JsonNode> sources = new LinkedHashMap<>();
    String path = "/" + index + "/_mget?realtime=" + isLatest;
    if (!parts.isEmpty()) {
      path += "&_source=" + String.join(",", parts);
    }
    String asked = path;
    List<String> all = List.copyOf(ids);
    for (int start = 0; start < all.size(); start += BATCH) {
      ObjectNode body = JSON.objectNode();
      all.subList(start, Math.min(all.size(), start + BATCH)).forEach(body.withArray("ids")::add);
      JsonNode docs =
          cluster.ofCopies(
              "", (copies, time) -> docs(Cluster.preferring(copies, asked), body, time));
      for (JsonNode doc : docs) {
        if (doc.path("found").asBoolean()) {
          sources.put(doc.path("_id").asText(), doc.path("_source"));
        }
      }
    }
    return sources;
  }

  private JsonNode docs(String path, ObjectNode body, Duration time) {
    JsonNode docs = cluster.send("POST", path, body, time).path("docs");
    for (JsonNode doc : docs) {
      if (doc.has("error")) {
        throw new ClusterFault(
            "POST _mget", 503, doc.path("error").path("type").asText(), "a shard failed", null);
      }
    }
    return docs;
  }
}

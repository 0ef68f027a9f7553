package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.answer.AskedIndex;
import fr.denicheur.lucene.answer.AskedIndex.Found;
import fr.denicheur.lucene.answer.FacetCounter;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.FacetCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.search.Query;

/**
 * Finds and counts the postings of one search in a cluster: hits, all facets and the number of
 * related postings by one request.
 */
final class ClusterPass implements AskedIndex.Pass {
  /** Values of a facet that each shard counts, so that the sums of the most frequent are exact. */
  private static final int SHARD_VALUES = 20_000;

  /** Months are counted; their years are values of the same field, and are not. */
  private static final String MONTHS = "....-..";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ClusterIndex index;
  private final SearchQuery query;
  private final boolean isFolded;
  private final List<ClusterPass> wider;
  private long related;

  ClusterPass(ClusterIndex index, SearchQuery query, List<SearchQuery> wider) {
    this.index = index;
    this.query = query;
    this.isFolded = query.has(Feature.COLLAPSE);
    this.wider = wider.stream().map(one -> new ClusterPass(index, one, List.of())).toList();
  }

  @Override
  public List<Found> over(TranslatedQuery translated) throws IOException {
    List<Query> queries = new ArrayList<>(List.of(translated.ranking()));
    Query looser = query.counting().isRelated() ? translated.related() : null;
    if (looser != null) {
      queries.add(looser);
    }
    QueryPrinter printer = index.publication().printer(queries);
    ObjectNode printed = printer.print(translated.ranking());
    List<ObjectNode> searches = new ArrayList<>();
    searches.add(ranked(printed));
    wider.forEach(one -> searches.add(one.ranked(printed)));
    if (looser != null) {
      searches.add(counted(printer.print(looser)));
    }
    List<JsonNode> answers = index.searches().search(searches, index.deadline());
    related = looser == null ? 0 : total(answers.getLast());
    List<Found> found = new ArrayList<>();
    found.add(found(answers.getFirst()));
    for (ClusterPass one : wider) {
      found.add(one.found(answers.get(found.size())));
    }
    return found;
  }

  private Found found(JsonNode ranked) throws IOException {
    return new Found(
        total(ranked),
        index.page(ranked, query.sort(), isFolded),
        facets(ranked),
        CountedDays.read(ranked));
  }

  @Override
  public long related(TranslatedQuery translated) {
    return related;
  }

  @Override
  public float bestShare(Query shares) {
    ObjectNode body = Searches.hits(new Page(1, 1), Sort.RELEVANCE).put("_source", false);
    ObjectNode printed = index.publication().printed(shares);
    body.set("query", Searches.narrowed(printed, Filter.NONE, isFolded));
    JsonNode best =
        index
            .searches()
            .search(List.of(body), index.deadline())
            .getFirst()
            .path("hits")
            .path("hits");
    return best.isEmpty() ? 0 : Searches.score(best.path(0), Sort.RELEVANCE);
  }

  private static long total(JsonNode answer) {
    return answer.path("hits").path("total").path("value").asLong();
  }

  private ObjectNode counted(ObjectNode looser) {
    ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", true);
    body.set("query", Searches.narrowed(looser, query.filter(), isFolded));
    return body;
  }

  private ObjectNode ranked(ObjectNode printed) {
    ObjectNode body = Searches.hits(query.page(), query.sort());
    if (!query.has(Feature.FACETS)) {
      body.set("query", Searches.narrowed(printed, query.filter(), isFolded));
      return body;
    }
    body.set("query", Searches.narrowed(printed, Filter.NONE, isFolded));
    body.set("post_filter", QueryJson.allOf(Searches.selections(query.filter(), Set.of())));
    ObjectNode aggregations = body.putObject("aggs");
    for (Facet facet : query.counting().facets()) {
      aggregations.set(facet.id(), counted(facet));
    }
    if (query.counting().isByDay()) {
      aggregations.set(CountedDays.NAME, CountedDays.of(query.filter()));
    }
    return body;
  }

  /** Counts a facet among the postings that meet all filters but its own. */
  private ObjectNode counted(Facet facet) {
    String field = Mapping.name(IndexField.of(facet));
    ObjectNode filter =
        QueryJson.object(
            "filter", QueryJson.allOf(Searches.selections(query.filter(), Set.of(facet))));
    ObjectNode values = JSON.objectNode().put("field", field);
    boolean isPeriod = facet.kind() == Facet.Kind.PERIOD;
    if (isPeriod) {
      values.put("include", MONTHS);
    }
    values.put("size", isPeriod ? SHARD_VALUES : query.counting().most());
    ObjectNode inside = JSON.objectNode();
    inside.set("values", QueryJson.object("terms", values.put("shard_size", SHARD_VALUES)));
    Set<String> selected = query.filter().of(facet);
    if (!selected.isEmpty() && !isPeriod) {
      ObjectNode filters = JSON.objectNode();
      selected.forEach(
          value -> filters.set(value, QueryJson.object("term", field, JSON.textNode(value))));
      inside.set("selected", QueryJson.object("filters", "filters", filters));
    }
    filter.set("aggs", inside);
    return filter;
  }

  private Map<Facet, List<FacetCount>> facets(JsonNode answer) {
    if (!query.has(Feature.FACETS)) {
      return Map.of();
    }
    Map<Facet, Map<String, Long>> tallies = new EnumMap<>(Facet.class);
    for (Facet facet : query.counting().facets()) {
      JsonNode counted = answer.path("aggregations").path(facet.id());
      Map<String, Long> tally = new TreeMap<>();
      for (JsonNode bucket : counted.path("values").path("buckets")) {
        tally.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
      }
      counted
          .path("selected")
          .path("buckets")
          .properties()
          .forEach(value -> {
            long count = value.getValue().path("doc_count").asLong();
            if (count > 0) {
              tally.put(value.getKey(), count);
            }
          });
      tallies.put(facet, tally);
    }
    return new FacetCounter(index.labels(), query.filter(), query.counting()).counts(tallies);
  }
}

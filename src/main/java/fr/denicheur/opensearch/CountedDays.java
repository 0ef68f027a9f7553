package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.query.Filter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Lets a cluster count postings by the day of their date. */
final class CountedDays {
  /** The name of the aggregation; no facet has it. */
  static final String NAME = "days";

  /** Days that are counted: those of 50 years. */
  private static final int MOST = 20_000;

  private CountedDays() {}

  /** Returns the aggregation that counts the postings that meet a filter. */
  static ObjectNode of(Filter filter) {
    ObjectNode counted =
        QueryJson.object("filter", QueryJson.allOf(Searches.selections(filter, Set.of())));
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    values.put("field", Mapping.name(IndexField.DATE)).put("size", MOST);
    counted.set("aggs", QueryJson.object("values", "terms", values));
    return counted;
  }

  /** Returns the postings by day in an answer; empty if they were not counted. */
  static Map<LocalDate, Long> read(JsonNode answer) {
    Map<LocalDate, Long> days = new HashMap<>();
    for (JsonNode bucket : answer.path("aggregations").path(NAME).path("values").path("buckets")) {
      days.put(
          LocalDate.ofEpochDay(bucket.path("key").asLong()), bucket.path("doc_count").asLong());
    }
    return days;
  }
}

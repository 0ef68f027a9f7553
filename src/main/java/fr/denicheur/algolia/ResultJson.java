package fr.denicheur.algolia;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.result.Hits;
import fr.denicheur.web.Parameters;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Writes the answers to searches and facet searches. */
record ResultJson(HitJson hits) {
  /** Returns the answer to a search. */
  ObjectNode search(ClientSearch asked, Hits found) {
    ObjectNode result = object().put("index", asked.index());
    List<ObjectNode> written =
        found.hits().stream()
            .map(hit -> hits.hit(hit, asked.search().question(), asked.display()))
            .toList();
    result
        .putPOJO("hits", written)
        .put("nbHits", found.total())
        .put("page", asked.page())
        .put("nbPages", asked.pages(found.total()))
        .put("hitsPerPage", asked.size());
    if (!asked.counted().isEmpty()) {
      ObjectNode facets = result.putObject("facets");
      asked.counted().stream()
          .filter(attribute -> asked.mostValues() > 0)
          .forEach(attribute -> {
            Map<String, Long> counts = attribute.counts(found, asked.mostValues());
            if (!counts.isEmpty() || !attribute.isLeftOutEmpty()) {
              facets.putPOJO(attribute.wire(), counts);
            }
          });
      if (!found.days().isEmpty()) {
        result.putObject("facets_stats").set(Attribute.DATE.wire(), statistics(found.days()));
      }
    }
    return result
        .put("exhaustiveNbHits", !found.partial())
        .put("exhaustiveFacetsCount", !found.partial())
        .put("query", asked.typed())
        .put("params", "query=" + Parameters.encoded(asked.typed()))
        .put("processingTimeMS", milliseconds(found.took()));
  }

  private static ObjectNode statistics(Map<LocalDate, Long> days) {
    double sum = 0;
    long count = 0;
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
      long seconds = Epoch.seconds(day.getKey());
      sum += (double) seconds * day.getValue();
      count += day.getValue();
      min = Math.min(min, seconds);
      max = Math.max(max, seconds);
    }
    return object().put("min", min).put("max", max).put("avg", sum / count).put("sum", sum);
  }

  /** Returns the answer to a facet search. */
  static ObjectNode values(FacetSearch asked, Map<String, Long> found, Duration took) {
    ObjectNode result = object();
    var hits = result.putArray("facetHits");
    found.forEach((value, count) ->
        hits.addObject()
            .put("value", value)
            .put("highlighted", asked.marked(value))
            .put("count", count));
    return result.put("exhaustiveFacetsCount", true).put("processingTimeMS", milliseconds(took));
  }

  private static long milliseconds(Duration took) {
    return Math.max(1, Math.round(took.toNanos() / 1e6));
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

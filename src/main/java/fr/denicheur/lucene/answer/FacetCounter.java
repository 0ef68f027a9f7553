package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Facet.Kind;
import fr.denicheur.posting.Period;
import fr.denicheur.query.Filter;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.jspecify.annotations.Nullable;

/** Counts the values of every facet among the postings that were collected for it. */
final class FacetCounter {
  private final Snapshot snapshot;
  private final Filter filter;

  FacetCounter(Snapshot snapshot, Filter filter) {
    this.snapshot = snapshot;
    this.filter = filter;
  }

  /**
   * Returns the counts of every facet.
   *
   * @param matching the postings that meet all filters
   * @param sideways for each narrowed facet, the postings that meet all filters but its own
   */
  Map<Facet, List<FacetCount>> count(FacetsCollector matching, Map<Facet, FacetsCollector> sideways)
      throws IOException {
    Map<Facet, List<FacetCount>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      counts.put(facet, count(facet, sideways.getOrDefault(facet, matching)));
    }
    return counts;
  }

  private List<FacetCount> count(Facet facet, FacetsCollector collected) throws IOException {
    StringValueFacetCounts values =
        new StringValueFacetCounts(snapshot.facetState(facet), collected);
    Map<String, Long> found = new LinkedHashMap<>();
    for (LabelAndValue value : topValues(facet, values).labelValues) {
      found.put(value.label, value.value.longValue());
    }
    if (facet.kind() == Kind.MENTION) {
      found.remove("false"); // the author mentioned nothing: no value to filter by
    }
    for (String selected : filter.of(facet)) {
      if (!found.containsKey(selected)) {
        found.put(selected, countOf(facet, selected, values));
      }
    }
    List<FacetCount> counts = new ArrayList<>(found.size());
    Set<String> chosen = filter.of(facet);
    found.forEach((value, count) ->
        counts.add(new FacetCount(value, name(facet, value), count, chosen.contains(value))));
    return counts;
  }

  private static FacetResult topValues(Facet facet, StringValueFacetCounts values)
      throws IOException {
    String field = IndexField.of(facet).id();
    return facet.kind() == Kind.PERIOD
        ? values.getAllChildren(field)
        : values.getTopChildren(Hits.MAX_FACET_VALUES, field);
  }

  private static long countOf(Facet facet, String value, StringValueFacetCounts values)
      throws IOException {
    String field = IndexField.of(facet).id();
    if (facet.kind() != Kind.PERIOD) {
      return Math.max(0, values.getSpecificValue(field, value).longValue());
    }
    Period chosen = new Period(value);
    long count = 0;
    for (LabelAndValue month : values.getAllChildren(field).labelValues) {
      count += chosen.contains(new Period(month.label)) ? month.value.longValue() : 0;
    }
    return count;
  }

  private @Nullable String name(Facet facet, String value) {
    return facet.kind() == Kind.SLUG ? snapshot.labels().label(facet, value) : null;
  }
}

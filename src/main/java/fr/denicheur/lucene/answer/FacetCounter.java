package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Filter;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringValueFacetCounts;

/** Counts the values of every facet among the postings that were collected for it. */
final class FacetCounter {
  private final Snapshot snapshot;
  private final Filter filter;
  private final FacetLabels labels;

  FacetCounter(Snapshot snapshot, Filter filter) {
    this.snapshot = snapshot;
    this.filter = filter;
    this.labels = new FacetLabels(snapshot.startupLabels());
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
    Map<String, Long> counts = new LinkedHashMap<>();
    for (LabelAndValue value : topValues(facet, values).labelValues) {
      counts.put(value.label, value.value.longValue());
    }
    if (facet == Facet.JUNIOR) {
      counts.remove("false"); // says only that nothing was said
    }
    return withSelected(facet, counts, values);
  }

  private static FacetResult topValues(Facet facet, StringValueFacetCounts values)
      throws IOException {
    String field = IndexField.of(facet).id();
    return facet == Facet.MONTH
        ? values.getAllChildren(field)
        : values.getTopChildren(Hits.MAX_FACET_VALUES, field);
  }

  private List<FacetCount> withSelected(
      Facet facet, Map<String, Long> counts, StringValueFacetCounts values) throws IOException {
    for (String selected : filter.of(facet)) {
      if (!counts.containsKey(selected)) {
        counts.put(selected, countOf(facet, selected, values));
      }
    }
    Stream<FacetCount> all =
        counts.entrySet().stream()
            .map(value -> facetCount(facet, value.getKey(), value.getValue()));
    return new ArrayList<>(all.sorted(order(facet)).toList());
  }

  private long countOf(Facet facet, String value, StringValueFacetCounts values)
      throws IOException {
    if (facet == Facet.MONTH && value.length() == 4) {
      return yearCount(value, values);
    }
    return Math.max(0, values.getSpecificValue(IndexField.of(facet).id(), value).longValue());
  }

  private static long yearCount(String year, StringValueFacetCounts values) throws IOException {
    long count = 0;
    for (LabelAndValue month : values.getAllChildren(IndexField.MONTH.id()).labelValues) {
      count += month.label.startsWith(year) ? month.value.longValue() : 0;
    }
    return count;
  }

  private FacetCount facetCount(Facet facet, String value, long count) {
    return new FacetCount(
        value, labels.label(facet, value), count, filter.of(facet).contains(value));
  }

  private Comparator<FacetCount> order(Facet facet) {
    if (facet == Facet.MONTH) {
      return Comparator.comparing(FacetCount::value).reversed();
    }
    return Comparator.comparingLong(FacetCount::count)
        .reversed()
        .thenComparing(FacetCount::label, labels.order());
  }
}

package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.FacetColumn;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.index.Labels;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Facet.Kind;
import fr.denicheur.posting.Period;
import fr.denicheur.query.Counting;
import fr.denicheur.query.Filter;
import fr.denicheur.result.FacetCount;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** Counts the values of facets, and the days, among the postings that were collected for it. */
public final class FacetCounter {
  /** Keeps values with equal counts in their order. */
  private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
      Map.Entry.<String, Long>comparingByValue().reversed();

  private final Labels labels;
  private final Filter filter;
  private final Counting counting;

  /**
   * @param labels the names of values
   * @param filter the selected values
   * @param counting what is counted
   */
  public FacetCounter(Labels labels, Filter filter, Counting counting) {
    this.labels = labels;
    this.filter = filter;
    this.counting = counting;
  }

  /**
   * Returns the counts of every facet that is counted.
   *
   * @param matching the postings that meet all filters
   * @param sideways for each narrowed facet, the postings that meet all filters but its own
   */
  Map<Facet, List<FacetCount>> count(FacetsCollector matching, Map<Facet, FacetsCollector> sideways)
      throws IOException {
    List<Facet> others = new ArrayList<>(counting.facets());
    others.removeAll(sideways.keySet());
    Map<Facet, Map<String, Long>> tallies = new EnumMap<>(Facet.class);
    tally(matching, others, tallies);
    for (Map.Entry<Facet, FacetsCollector> narrowed : sideways.entrySet()) {
      if (counting.facets().contains(narrowed.getKey())) {
        tally(narrowed.getValue(), List.of(narrowed.getKey()), tallies);
      }
    }
    return counts(tallies);
  }

  /**
   * Returns how many of some postings have each day as their date, if days are counted.
   *
   * @param matching the postings that meet all filters
   */
  Map<LocalDate, Long> days(FacetsCollector matching) throws IOException {
    Map<LocalDate, Long> days = new HashMap<>();
    for (MatchingDocs some :
        counting.isByDay() ? matching.getMatchingDocs() : List.<MatchingDocs>of()) {
      NumericDocValues dates = DocValues.getNumeric(some.context().reader(), IndexField.DATE.id());
      DocIdSetIterator docs = some.bits() == null ? null : some.bits().iterator();
      for (int doc = next(docs); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(docs)) {
        if (dates.advanceExact(doc)) {
          days.merge(LocalDate.ofEpochDay(dates.longValue()), 1L, Long::sum);
        }
      }
    }
    return days;
  }

  /**
   * Returns the counts of every facet.
   *
   * @param tallies for each facet, how many postings have a value, by value in order
   */
  public Map<Facet, List<FacetCount>> counts(Map<Facet, Map<String, Long>> tallies) {
    Map<Facet, List<FacetCount>> counts = new EnumMap<>(Facet.class);
    tallies.forEach((facet, tally) -> counts.put(facet, counts(facet, tally)));
    return counts;
  }

  /** Counts some facets of the collected postings, by value in order. */
  private static void tally(
      FacetsCollector collected, List<Facet> facets, Map<Facet, Map<String, Long>> tallies)
      throws IOException {
    facets.forEach(facet -> tallies.put(facet, new TreeMap<>()));
    for (MatchingDocs matching : collected.getMatchingDocs()) {
      Map<Facet, FacetColumn> all = FacetColumn.of(matching.context().reader());
      List<Facet> held =
          facets.stream()
              .filter(facet -> !Objects.requireNonNull(all.get(facet)).isEmpty())
              .toList();
      FacetColumn[] columns = held.stream().map(all::get).toArray(FacetColumn[]::new);
      int[][] counts = Arrays.stream(columns).map(FacetColumn::tally).toArray(int[][]::new);
      DocIdSetIterator docs = matching.bits() == null ? null : matching.bits().iterator();
      for (int doc = next(docs); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(docs)) {
        for (int i = 0; i < columns.length; i++) {
          columns[i].count(doc, counts[i]);
        }
      }
      for (int i = 0; i < columns.length; i++) {
        Map<String, Long> tally = Objects.requireNonNull(tallies.get(held.get(i)));
        columns[i].each(counts[i], (value, count) -> tally.merge(value, count, Long::sum));
      }
    }
  }

  private static int next(@Nullable DocIdSetIterator docs) throws IOException {
    return docs == null ? DocIdSetIterator.NO_MORE_DOCS : docs.nextDoc();
  }

  private List<FacetCount> counts(Facet facet, Map<String, Long> tally) {
    List<Map.Entry<String, Long>> all = new ArrayList<>(tally.entrySet());
    if (facet.kind() != Kind.PERIOD) {
      all.sort(MOST_FIRST);
      all = all.subList(0, Math.min(all.size(), counting.most()));
    }
    List<FacetCount> counts = new ArrayList<>(all.size());
    for (Map.Entry<String, Long> one : all) {
      if (facet.kind() != Kind.MENTION || !one.getKey().equals("false")) { // nothing was mentioned
        counts.add(count(facet, one.getKey(), one.getValue()));
      }
    }
    for (String value : filter.of(facet)) {
      if (counts.stream().noneMatch(count -> count.value().equals(value))) {
        counts.add(count(facet, value, countOf(facet, value, tally)));
      }
    }
    return counts;
  }

  private FacetCount count(Facet facet, String value, long count) {
    String name = facet.kind() == Kind.SLUG ? labels.label(facet, value) : null;
    return new FacetCount(value, name, count, filter.of(facet).contains(value));
  }

  private static long countOf(Facet facet, String value, Map<String, Long> tally) {
    if (facet.kind() != Kind.PERIOD) {
      return tally.getOrDefault(value, 0L);
    }
    Period chosen = new Period(value);
    return tally.entrySet().stream()
        .filter(month -> chosen.contains(new Period(month.getKey())))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}

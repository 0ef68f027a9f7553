package fr.denicheur.lucene.answer;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Counting;
import fr.denicheur.query.FacetQuery;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.FacetCount;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the values of a facet whose names fit typed words, and counts them. */
public final class FacetValues {
  private FacetValues() {}

  /** Returns the values, the most frequent first; periods oldest first. */
  public static List<FacetCount> of(AskedIndex index, FacetQuery query) throws IOException {
    Facet facet = query.facet();
    SearchQuery counting =
        query
            .search()
            .with(new Page(1, 0))
            .without(Feature.HIGHLIGHT, Feature.EXPLAIN)
            .with(Feature.FACETS)
            .with(new Counting(Set.of(facet), Counting.MOST_VALUES, false, false));
    List<FacetCount> all =
        new Searcher(index).search(counting).facets().getOrDefault(facet, List.of());
    if (query.words().isBlank()) {
      return all;
    }
    NamedValues named =
        index.understand(context -> NamedValues.by(query.words(), context.lexicon()));
    List<FacetCount> fitting = those(facet, all, named::fits);
    return fitting.isEmpty() ? those(facet, all, named::fitsMistyped) : fitting;
  }

  private static List<FacetCount> those(
      Facet facet, List<FacetCount> all, Predicate<ValueName> fits) {
    return all.stream().filter(count -> fits.test(ValueName.of(facet, count))).toList();
  }
}

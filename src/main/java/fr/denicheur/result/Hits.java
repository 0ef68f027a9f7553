package fr.denicheur.result;

import fr.denicheur.posting.Facet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to a search.
 *
 * @param total how many postings match, all pages together; near-duplicates that were folded count
 *     as one, here and in the facets
 * @param related how many more postings match one of the words, but too little to count
 * @param hits those of the page asked for, in order
 * @param facets the counts of every facet that the query counts: all periods, of other values as
 *     many of the most frequent ones as it asks for, and the selected ones. A facet's counts ignore
 *     its own selection and honour all others. Empty unless the query asks for facets
 * @param days how many postings have each day as their date, oldest first; empty unless the query
 *     asks for it
 * @param understood what the engine understood of the question
 * @param partial whether the time limit cut the search short
 * @param took time spent inside the engine
 */
public record Hits(
    long total,
    long related,
    List<Hit> hits,
    Map<Facet, List<FacetCount>> facets,
    Map<LocalDate, Long> days,
    Understood understood,
    boolean partial,
    Duration took) {

  public Hits {
    hits = List.copyOf(hits);
    Map<Facet, List<FacetCount>> copy = new EnumMap<>(Facet.class);
    facets.forEach((facet, counts) -> copy.put(facet, List.copyOf(counts)));
    facets = Collections.unmodifiableMap(copy);
    days = Collections.unmodifiableMap(new TreeMap<>(days));
  }

  /** Returns the same answer, given within another time. */
  public Hits within(Duration time) {
    return new Hits(total, related, hits, facets, days, understood, partial, time);
  }
}

package fr.denicheur.result;

import fr.denicheur.posting.Facet;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search.
 *
 * @param total how many postings match, on all pages together; near-duplicates that were folded
 *     count as one, here and in the facets
 * @param hits the hits of the requested page, in order
 * @param facets the counts of every facet: all periods, of other values the {@value
 *     #MAX_FACET_VALUES} most frequent, and what is selected. A facet's counts ignore its own
 *     selection and honour all others. Empty if the client did not ask for facets
 * @param truncated whether a part of an over-long question was left out
 * @param partial whether the time limit cut the search short
 * @param correction the other spelling that was searched or is proposed; {@code null} if there is
 *     none
 * @param took time spent inside the engine
 */
public record Hits(
    long total,
    List<Hit> hits,
    Map<Facet, List<FacetCount>> facets,
    boolean truncated,
    boolean partial,
    @Nullable Correction correction,
    Duration took) {
  /** More values of a facet than a person reads; the rest is reached by narrowing further. */
  public static final int MAX_FACET_VALUES = 100;

  public Hits {
    hits = List.copyOf(hits);
    Map<Facet, List<FacetCount>> copy = new EnumMap<>(Facet.class);
    facets.forEach((facet, counts) -> copy.put(facet, List.copyOf(counts)));
    facets = Collections.unmodifiableMap(copy);
  }
}

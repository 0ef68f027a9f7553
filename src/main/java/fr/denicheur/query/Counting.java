package fr.denicheur.query;

import fr.denicheur.posting.Facet;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a search counts beside the postings that match. Values and days are counted only if it has
 * {@link Feature#FACETS}.
 *
 * @param facets those whose values are counted
 * @param most the most frequent values of a facet that are in the answer, beside the selected ones;
 *     periods are all in it
 * @param isByDay whether the postings are also counted by the day of their date
 * @param isRelated whether the postings that match too little to be answers are counted
 */
public record Counting(Set<Facet> facets, int most, boolean isByDay, boolean isRelated) {
  /** The values of a facet in the answer of a usual search. */
  public static final int USUAL_VALUES = 1_000;

  /**
   * More values of a facet are never counted. An index of 100,000 postings names 5,000 startups.
   */
  public static final int MOST_VALUES = 20_000;

  /** What a page of hits counts: every facet. */
  public static final Counting USUAL =
      new Counting(EnumSet.allOf(Facet.class), USUAL_VALUES, false, true);

  public Counting {
    facets = Set.copyOf(facets);
    if (most < 1 || most > MOST_VALUES) {
      throw new IllegalArgumentException(
          "most must be between 1 and " + MOST_VALUES + "; got " + most);
    }
  }
}

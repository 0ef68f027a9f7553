package fr.denicheur.result;

import org.jspecify.annotations.Nullable;

/**
 * A value of a facet, and how many postings of an answer have it.
 *
 * @param value the value to filter by
 * @param name how most authors write the value, if the value is a folded name; else {@code null}
 * @param count postings, 0 or more
 * @param selected whether the question was already narrowed to it
 */
public record FacetCount(String value, @Nullable String name, long count, boolean selected) {
  public FacetCount {
    if (count < 0) {
      throw new IllegalArgumentException("count must be 0 or more; got " + count);
    }
  }
}

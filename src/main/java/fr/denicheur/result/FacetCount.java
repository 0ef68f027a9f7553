package fr.denicheur.result;

/**
 * How many postings of an answer have a value.
 *
 * @param value what to filter by
 * @param label what to show, in French
 * @param count postings, 0 or more
 * @param selected whether the question was already narrowed to it
 */
public record FacetCount(String value, String label, long count, boolean selected) {
  public FacetCount {
    if (count < 0) {
      throw new IllegalArgumentException("count must be 0 or more; got " + count);
    }
  }
}

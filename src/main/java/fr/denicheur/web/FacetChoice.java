package fr.denicheur.web;

import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Facet.Kind;
import fr.denicheur.result.FacetCount;
import java.text.CollationKey;
import java.text.Collator;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A value of a facet that the client may filter by next.
 *
 * @param value the value of the parameter
 * @param label what to show, in French
 * @param count how many postings have it, 0 or more
 * @param selected whether the question already filters by it
 */
public record FacetChoice(String value, String label, long count, boolean selected) {
  private static final Collator FRENCH = Collator.getInstance(Locale.FRENCH);

  /** Keys that put labels in French order: to make one costs more than the rest of a choice. */
  private static final Map<String, CollationKey> KEYS =
      Collections.synchronizedMap(new RecentlyUsed<>(4_000));

  private static final Comparator<Keyed> MOST_FIRST =
      Comparator.<Keyed>comparingLong(keyed -> keyed.choice().count())
          .reversed()
          .thenComparing(Keyed::key);

  /**
   * Returns the choices of a facet in the order they are shown: periods newest first, other values
   * by falling count, and values with equal counts in French alphabetical order.
   */
  public static List<FacetChoice> of(Facet facet, List<FacetCount> counts) {
    Stream<FacetChoice> choices = counts.stream().map(count -> of(facet, count));
    return facet.kind() == Kind.PERIOD
        ? choices.sorted(Comparator.comparing(FacetChoice::value).reversed()).toList()
        : choices.map(Keyed::of).sorted(MOST_FIRST).map(Keyed::choice).toList();
  }

  /** A choice with the key that puts its label in order: looked up once, compared often. */
  private record Keyed(FacetChoice choice, CollationKey key) {
    static Keyed of(FacetChoice choice) {
      return new Keyed(choice, KEYS.computeIfAbsent(choice.label(), FRENCH::getCollationKey));
    }
  }

  private static FacetChoice of(Facet facet, FacetCount count) {
    String label = facet.label(count.value(), count.name());
    return new FacetChoice(count.value(), label, count.count(), count.selected());
  }
}

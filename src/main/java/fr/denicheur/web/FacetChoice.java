package fr.denicheur.web;

import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Facet.Kind;
import fr.denicheur.posting.Period;
import fr.denicheur.result.FacetCount;
import java.text.CollationKey;
import java.text.Collator;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  /** The names of the months, from January. */
  private static final List<String> MONTHS =
      Stream.of(Month.values())
          .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, Locale.FRENCH))
          .toList();

  private static final Collator FRENCH = Collator.getInstance(Locale.FRENCH);

  /** Keys that put labels in French order: to make one costs more than the rest of a choice. */
  private static final Map<String, CollationKey> KEYS =
      Collections.synchronizedMap(new RecentlyUsed<>(4_000));

  private static final Comparator<Keyed> MOST_FIRST =
      Comparator.<Keyed>comparingLong(keyed -> keyed.choice().count())
          .reversed()
          .thenComparing(Keyed::key);

  /** Labels by facet and value. */
  private static final Map<String, String> LABELS =
      Map.of(
          "open=true", "Ouverte",
          "open=false", "Fermée",
          "junior=true", "Ouverte aux débutants",
          "junior=false", "Sans mention des débutants");

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
    String name = Optional.ofNullable(count.name()).orElse(count.value());
    String label =
        switch (facet.kind()) {
          case CHOICE -> facet.choices().getOrDefault(count.value(), name);
          case PERIOD -> label(new Period(count.value()));
          case SLUG, FLAG, MENTION -> LABELS.getOrDefault(facet.id() + "=" + count.value(), name);
        };
    return new FacetChoice(count.value(), label, count.count(), count.selected());
  }

  private static String label(Period period) {
    String value = period.value();
    return period.isYear()
        ? value
        : MONTHS.get(Integer.parseInt(value.substring(5)) - 1) + " " + value.substring(0, 4);
  }
}

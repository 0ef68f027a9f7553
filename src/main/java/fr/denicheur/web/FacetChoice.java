package fr.denicheur.web;

import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Facet.Kind;
import fr.denicheur.posting.Period;
import fr.denicheur.result.FacetCount;
import java.text.Collator;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a facet that the client may filter by next.
 *
 * @param value the value of the parameter
 * @param label what to show, in French
 * @param count how many postings have it, 0 or more
 * @param selected whether the question already filters by it
 */
public record FacetChoice(String value, String label, long count, boolean selected) {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("LLLL uuuu", Locale.FRENCH);

  /** Labels by facet and value. */
  private static final Map<String, String> LABELS =
      Map.of(
          "open=true", "Ouverte",
          "open=false", "Pourvue",
          "junior=true", "Ouverte aux débutants",
          "junior=false", "Sans mention des débutants");

  /**
   * Returns the choices of a facet in the order they are shown: periods newest first, other values
   * by falling count, and values with equal counts in French alphabetical order.
   */
  public static List<FacetChoice> of(Facet facet, List<FacetCount> counts) {
    return counts.stream().map(count -> of(facet, count)).sorted(order(facet.kind())).toList();
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
    return period.isYear() ? period.value() : YearMonth.parse(period.value()).format(MONTH);
  }

  private static Comparator<FacetChoice> order(Kind kind) {
    if (kind == Kind.PERIOD) {
      return Comparator.comparing(FacetChoice::value).reversed();
    }
    Collator french = Collator.getInstance(Locale.FRENCH);
    return Comparator.comparingLong(FacetChoice::count)
        .reversed()
        .thenComparing(FacetChoice::label, french::compare);
  }
}

package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.StartupLabels;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.RoleFamily;
import java.text.Collator;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;

/** What is shown for the values of facets, in French. */
final class FacetLabels {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("LLLL uuuu", Locale.FRENCH);

  private final StartupLabels startups;

  FacetLabels(StartupLabels startups) {
    this.startups = startups;
  }

  String label(Facet facet, String value) {
    return switch (facet) {
      case ROLE -> RoleFamily.withId(value).map(RoleFamily::label).orElse(value);
      case STARTUP -> startups.startup(value).label();
      case OPEN -> value.equals("true") ? "Ouverte" : "Pourvue";
      case MONTH -> value.length() == 4 ? value : YearMonth.parse(value).format(MONTH);
      case JUNIOR -> value.equals("true") ? "Ouverte aux débutants" : "Sans mention des débutants";
    };
  }

  /** Orders labels as a French dictionary does. */
  Comparator<String> order() {
    Collator french = Collator.getInstance(Locale.FRENCH);
    return french::compare;
  }
}

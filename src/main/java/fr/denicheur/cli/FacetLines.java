package fr.denicheur.cli;

import fr.denicheur.posting.Facet;
import fr.denicheur.result.FacetCount;
import fr.denicheur.web.FacetChoice;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The counts of an answer, a line or two for each facet. */
final class FacetLines {
  /** More values than this would push the postings off the screen. */
  private static final int SHOWN = 12;

  private static final String INDENT = " ".repeat(13);

  private final Terminal terminal;

  FacetLines(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints the facets that have a value, after an empty line. */
  void print(Map<Facet, List<FacetCount>> facets) {
    if (facets.values().stream().anyMatch(counts -> !counts.isEmpty())) {
      terminal.print("");
      facets.forEach(this::print);
    }
  }

  private void print(Facet facet, List<FacetCount> counts) {
    if (counts.isEmpty()) {
      return;
    }
    String name = Wording.name(facet);
    String label = name + INDENT.substring(name.length());
    Paragraph.ofText(values(FacetChoice.of(facet, counts)))
        .printOn(terminal, label, INDENT, Style.FAINT);
  }

  private static String values(List<FacetChoice> choices) {
    int left = choices.size() - SHOWN;
    return choices.stream().limit(SHOWN).map(FacetLines::value).collect(Collectors.joining(" · "))
        + (left > 0 ? " · +" + left : "");
  }

  /** Spaces that do not break keep a value and its count on one line. */
  private static String value(FacetChoice choice) {
    String label = choice.selected() ? "[" + choice.label() + "]" : choice.label();
    return (label + " " + Wording.number(choice.count())).replace(' ', '\u00A0');
  }
}

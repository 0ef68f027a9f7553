package fr.denicheur.site;

import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Period;
import fr.denicheur.result.FacetCount;
import fr.denicheur.web.FacetChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one facet that a reader can filter by. Months are grouped by year; of a long list,
 * the less frequent values are folded.
 *
 * @param name the name of the parameter
 * @param label the name of the facet, in words
 * @param choices the values that are always visible
 * @param folds groups of values that are visible if the reader opens their heading
 */
public record FacetGroup(String name, String label, List<FacetChoice> choices, List<Fold> folds) {
  private static final String REST = "more";

  /** How many values of a long list are always visible; readers scroll past more. */
  private static final int SHOWN = 8;

  /**
   * A group of values under a heading.
   *
   * @param name a name that no other group of the facet has
   * @param label the heading
   * @param open whether the group is open from the beginning
   * @param choices the values
   */
  public record Fold(String name, String label, boolean open, List<FacetChoice> choices) {}

  /** Whether it has so many values that a reader wants to search them. */
  public boolean isLong() {
    return folds.stream().anyMatch(fold -> fold.name().equals(REST));
  }

  /** Returns the facets that have values, in the order they are shown. */
  static List<FacetGroup> of(Map<Facet, List<FacetCount>> counts, Frame frame) {
    List<FacetGroup> groups = new ArrayList<>();
    counts.forEach((facet, values) -> {
      if (!values.isEmpty()) {
        groups.add(of(facet, frame.choices(facet, values), frame));
      }
    });
    return groups;
  }

  private static FacetGroup of(Facet facet, List<FacetChoice> choices, Frame frame) {
    String label = frame.text("facet." + facet.id());
    return switch (facet.kind()) {
      case PERIOD -> new FacetGroup(facet.id(), label, List.of(), years(choices, frame));
      case FLAG -> new FacetGroup(facet.id(), label, trueFirst(choices), List.of());
      case MENTION -> new FacetGroup(facet.id(), label, one(choices), List.of());
      case CHOICE, SLUG -> folded(facet.id(), label, choices, frame);
    };
  }

  private static FacetGroup folded(
      String name, String label, List<FacetChoice> choices, Frame frame) {
    List<FacetChoice> shown = new ArrayList<>();
    List<FacetChoice> rest = new ArrayList<>();
    // Half as many again are still shown at once, so the twelve role families need no fold.
    boolean few = choices.size() <= SHOWN + SHOWN / 2;
    for (FacetChoice choice : choices) {
      (few || choice.selected() || shown.size() < SHOWN ? shown : rest).add(choice);
    }
    List<Fold> folds =
        rest.isEmpty()
            ? List.of()
            : List.of(new Fold(REST, frame.text("facet.more", rest.size()), false, rest));
    return new FacetGroup(name, label, shown, folds);
  }

  /** Lists "true" first even if it has fewer postings, because most readers want open postings. */
  private static List<FacetChoice> trueFirst(List<FacetChoice> choices) {
    return choices.stream().sorted(Comparator.comparing(FacetChoice::value).reversed()).toList();
  }

  /** Returns only the chosen value if there is one, because the API takes no second one. */
  private static List<FacetChoice> one(List<FacetChoice> choices) {
    List<FacetChoice> selected = choices.stream().filter(FacetChoice::selected).toList();
    return selected.isEmpty() ? choices : selected;
  }

  private static List<Fold> years(List<FacetChoice> choices, Frame frame) {
    Map<Period, List<FacetChoice>> years = new LinkedHashMap<>();
    for (FacetChoice choice : choices) {
      Period year = new Period(choice.value()).year();
      years.computeIfAbsent(year, one -> new ArrayList<>()).add(choice);
    }
    List<Fold> folds = new ArrayList<>();
    years.forEach((year, months) -> folds.add(year(year.value(), months, frame)));
    return folds;
  }

  /** Makes the group of a year; if the year itself is chosen, it is one of the counted values. */
  private static Fold year(String year, List<FacetChoice> counted, Frame frame) {
    List<FacetChoice> months =
        counted.stream().filter(choice -> !choice.value().equals(year)).toList();
    long total = months.stream().mapToLong(FacetChoice::count).sum();
    boolean chosen = months.size() < counted.size();
    List<FacetChoice> choices = new ArrayList<>();
    choices.add(new FacetChoice(year, frame.text("facet.year", year), total, chosen));
    choices.addAll(months);
    boolean open = counted.stream().anyMatch(FacetChoice::selected);
    return new Fold(year, frame.text("facet.year.total", year, total), open, choices);
  }
}

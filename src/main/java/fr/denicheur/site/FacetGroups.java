package fr.denicheur.site;

import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Period;
import fr.denicheur.result.FacetCount;
import fr.denicheur.site.FacetGroup.Fold;
import fr.denicheur.web.FacetChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out the counts of an answer for people: months by year, long lists folded. */
final class FacetGroups {
  /** A list of more is scrolled by rather than read. */
  private static final int SHOWN = 8;

  private final Frame frame;

  FacetGroups(Frame frame) {
    this.frame = frame;
  }

  /** Returns the facets that have anything to choose, in the order they are shown. */
  List<FacetGroup> of(Map<Facet, List<FacetCount>> counts) {
    List<FacetGroup> groups = new ArrayList<>();
    counts.forEach((facet, values) -> {
      if (!values.isEmpty()) {
        groups.add(group(facet, FacetChoice.of(facet, values)));
      }
    });
    return groups;
  }

  private FacetGroup group(Facet facet, List<FacetChoice> choices) {
    String label = frame.text("facet." + facet.id());
    return switch (facet.kind()) {
      case PERIOD -> new FacetGroup(facet.id(), label, List.of(), years(choices));
      case FLAG -> new FacetGroup(facet.id(), label, trueFirst(choices), List.of());
      case MENTION -> new FacetGroup(facet.id(), label, one(choices), List.of());
      case FAMILY, SLUG -> folded(facet.id(), label, choices);
    };
  }

  private FacetGroup folded(String name, String label, List<FacetChoice> choices) {
    List<FacetChoice> shown = new ArrayList<>();
    List<FacetChoice> rest = new ArrayList<>();
    // The families of roles are few enough to be shown with all there are.
    boolean few = choices.size() <= SHOWN + SHOWN / 2;
    for (FacetChoice choice : choices) {
      (few || choice.selected() || shown.size() < SHOWN ? shown : rest).add(choice);
    }
    List<Fold> folds =
        rest.isEmpty()
            ? List.of()
            : List.of(new Fold("more", frame.text("facet.more", rest.size()), false, rest));
    return new FacetGroup(name, label, shown, folds);
  }

  /** A person who looks for work wants what is true, however few postings that is. */
  private static List<FacetChoice> trueFirst(List<FacetChoice> choices) {
    return choices.stream().sorted(Comparator.comparing(FacetChoice::value).reversed()).toList();
  }

  /** The API takes one value only, so there is one box: what is chosen, else what can be. */
  private static List<FacetChoice> one(List<FacetChoice> choices) {
    List<FacetChoice> selected = choices.stream().filter(FacetChoice::selected).toList();
    return selected.isEmpty() ? choices : selected;
  }

  private List<Fold> years(List<FacetChoice> choices) {
    Map<Period, List<FacetChoice>> years = new LinkedHashMap<>();
    for (FacetChoice choice : choices) {
      Period year = new Period(choice.value()).year();
      years.computeIfAbsent(year, one -> new ArrayList<>()).add(choice);
    }
    List<Fold> folds = new ArrayList<>();
    years.forEach((year, months) -> folds.add(year(year.value(), months)));
    return folds;
  }

  /** A year that was chosen is counted beside its months, and is no month itself. */
  private Fold year(String year, List<FacetChoice> counted) {
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

package fr.denicheur.site;

import fr.denicheur.posting.Facet;
import fr.denicheur.result.FacetCount;
import fr.denicheur.site.FacetGroup.Choice;
import fr.denicheur.site.FacetGroup.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out the counts of an answer for people: months by year, long lists folded. */
final class FacetGroups {
  /** A list of more is scrolled by rather than read. */
  private static final int SHOWN = 8;

  private static final int YEAR_LENGTH = 4;

  private final Frame frame;

  FacetGroups(Frame frame) {
    this.frame = frame;
  }

  /** Returns the facets that have anything to choose, in the order they are shown. */
  List<FacetGroup> of(Map<Facet, List<FacetCount>> counts) {
    List<FacetGroup> groups = new ArrayList<>();
    counts.forEach((facet, values) -> {
      if (!values.isEmpty()) {
        groups.add(group(facet, values));
      }
    });
    return groups;
  }

  private FacetGroup group(Facet facet, List<FacetCount> counts) {
    String label = frame.text("facet." + facet.id());
    return switch (facet) {
      case MONTH -> new FacetGroup(facet.id(), label, List.of(), years(counts));
      case OPEN -> new FacetGroup(facet.id(), label, choices(openFirst(counts)), List.of());
      case JUNIOR -> new FacetGroup(facet.id(), label, choices(one(counts)), List.of());
      default -> folded(facet.id(), label, counts);
    };
  }

  private FacetGroup folded(String name, String label, List<FacetCount> counts) {
    List<FacetCount> shown = new ArrayList<>();
    List<FacetCount> rest = new ArrayList<>();
    // The families of roles are few enough to be shown with all there are.
    boolean few = counts.size() <= SHOWN + SHOWN / 2;
    for (FacetCount count : counts) {
      (few || count.selected() || shown.size() < SHOWN ? shown : rest).add(count);
    }
    List<Fold> folds =
        rest.isEmpty()
            ? List.of()
            : List.of(
                new Fold("more", frame.text("facet.more", rest.size()), false, choices(rest)));
    return new FacetGroup(name, label, choices(shown), folds);
  }

  /** Who looks for work wants these, however few they are. */
  private static List<FacetCount> openFirst(List<FacetCount> counts) {
    return counts.stream().sorted(Comparator.comparing(FacetCount::value).reversed()).toList();
  }

  /** The API takes one value only, so there is one box: what is chosen, else what can be. */
  private static List<FacetCount> one(List<FacetCount> counts) {
    List<FacetCount> selected = counts.stream().filter(FacetCount::selected).toList();
    return selected.isEmpty() ? counts : selected;
  }

  private List<Fold> years(List<FacetCount> counts) {
    Map<String, List<FacetCount>> years = new LinkedHashMap<>();
    for (FacetCount count : counts) {
      years
          .computeIfAbsent(count.value().substring(0, YEAR_LENGTH), year -> new ArrayList<>())
          .add(count);
    }
    List<Fold> folds = new ArrayList<>();
    years.forEach((year, months) -> folds.add(year(year, months)));
    return folds;
  }

  /** A year that was chosen is counted beside its months, and is no month itself. */
  private Fold year(String year, List<FacetCount> counts) {
    List<FacetCount> months =
        counts.stream().filter(count -> count.value().length() > YEAR_LENGTH).toList();
    long total = months.stream().mapToLong(FacetCount::count).sum();
    boolean chosen = months.size() < counts.size();
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(year, frame.text("facet.year", year), count(total), chosen));
    choices.addAll(choices(months));
    boolean open = counts.stream().anyMatch(FacetCount::selected);
    return new Fold(year, frame.text("facet.year.total", year, total), open, choices);
  }

  private List<Choice> choices(List<FacetCount> counts) {
    return counts.stream()
        .map(one -> new Choice(one.value(), one.label(), count(one.count()), one.selected()))
        .toList();
  }

  private String count(long count) {
    return frame.text("number", count);
  }
}

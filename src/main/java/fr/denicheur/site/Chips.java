package fr.denicheur.site;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Match;
import fr.denicheur.query.Question;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.Dated;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Understood;
import fr.denicheur.web.FacetChoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes, for each filter and condition of a search, a link to the same search without it. */
final class Chips {
  private final Frame frame;
  private final SearchQuery query;

  Chips(Frame frame, SearchQuery query) {
    this.frame = frame;
    this.query = SearchAddress.firstPage(query);
  }

  /** Returns the links; each has the name of the filter that it removes. */
  List<Link> links(Hits hits) {
    List<Link> links = new ArrayList<>();
    without(hits).forEach((label, less) -> links.add(Link.to(label, less, frame)));
    return links;
  }

  /** Returns a link for each condition of the question, to the search without it. */
  List<Link> conditions(Understood understood) {
    Question searched = QuestionParser.parse(understood.searched(query.question().written()));
    return understood.conditionTexts().stream()
        .map(text -> Link.to(text, asking(searched.without(text)), frame))
        .toList();
  }

  /** Returns the search for other words; without any, all postings are equally relevant. */
  private SearchQuery asking(Question other) {
    boolean isEqual = other.clauses().isEmpty() && query.sort() == Sort.RELEVANCE;
    return isEqual ? query.with(other).with(Sort.DATE) : query.with(other);
  }

  /** Returns the search without any filter. */
  SearchQuery bare() {
    return query.with(Filter.NONE).with(Match.BEST).with(Feature.TYPOS, Feature.COLLAPSE);
  }

  /** Returns the searches with one filter less, by the name of that filter. */
  Map<String, SearchQuery> without(Hits hits) {
    Map<String, SearchQuery> without = new LinkedHashMap<>();
    query
        .filter()
        .selections()
        .forEach((facet, values) ->
            values.forEach(
                value -> without.put(label(hits, facet, value), query.with(less(facet, value)))));
    if (query.filter().restriction() instanceof Dated days) {
      addTo(without, "chip.from", days.from(), new Dated(null, days.to()));
      addTo(without, "chip.to", days.to(), new Dated(days.from(), null));
    }
    if (query.match() != Match.BEST) {
      without.put(frame.text("chip.match." + query.match().id()), query.with(Match.BEST));
    }
    for (Feature off : List.of(Feature.TYPOS, Feature.COLLAPSE)) {
      if (!query.has(off)) {
        without.put(frame.text("chip." + off.id() + ".off"), query.with(off));
      }
    }
    return without;
  }

  /** Adds the search without one end of a range of days, if it has this end. */
  private void addTo(
      Map<String, SearchQuery> without, String message, @Nullable LocalDate end, Dated rest) {
    if (end != null) {
      boolean isLast = rest.from() == null && rest.to() == null;
      Filter less = query.filter().with(isLast ? Restriction.none() : rest);
      without.put(frame.text(message, frame.day(end)), query.with(less));
    }
  }

  private Filter less(Facet facet, String value) {
    Set<String> others = new LinkedHashSet<>(query.filter().of(facet));
    others.remove(value);
    return query.filter().with(facet, others);
  }

  private String label(Hits hits, Facet facet, String value) {
    return frame.choices(facet, hits.facets().getOrDefault(facet, List.of())).stream()
        .filter(choice -> choice.value().equals(value))
        .map(FacetChoice::label)
        .findFirst()
        .orElse(value);
  }
}

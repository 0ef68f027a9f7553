package fr.denicheur.web;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a search query, or only its filter, of the parameters of a request. */
public final class SearchParameters {
  /**
   * The parameters that narrow an answer, the same for every route that answers with postings. Each
   * is the id of its facet.
   */
  public static final List<String> FILTER = Stream.of(Facet.values()).map(Facet::id).toList();

  /** The parameters of a search. */
  public static final List<String> NAMES =
      Stream.of(
              List.of("q"),
              FILTER,
              List.of("sort", "page", "size"),
              Stream.of(Feature.values()).map(Feature::id).toList())
          .flatMap(List::stream)
          .toList();

  private static final Map<String, Sort> SORTS =
      Map.of("relevance", Sort.RELEVANCE, "date", Sort.DATE);

  private SearchParameters() {}

  /**
   * Reads a query.
   *
   * @throws InvalidQueryException if a value is out of range; it names the parameter
   */
  public static SearchQuery read(Parameters parameters) {
    SearchQuery usual = SearchQuery.of(parameters.one("q").orElse(""));
    return new SearchQuery(
        usual.question(),
        filter(parameters),
        parameters.choice("sort", SORTS, usual.sort()),
        page(parameters),
        features(parameters, usual.features()));
  }

  /** Reads what an answer is narrowed to. */
  public static Filter filter(Parameters parameters) {
    Filter filter = Filter.NONE;
    for (Facet facet : Facet.values()) {
      filter = filter.with(facet, values(parameters, facet));
    }
    return filter;
  }

  private static List<String> values(Parameters parameters, Facet facet) {
    return facet.kind() == Facet.Kind.MENTION
        ? parameters.one(facet.id()).stream().toList()
        : parameters.all(facet.id());
  }

  private static Page page(Parameters parameters) {
    return new Page(
        parameters.number("page", Page.FIRST.number()),
        parameters.number("size", Page.FIRST.size()));
  }

  private static Set<Feature> features(Parameters parameters, Set<Feature> usual) {
    return Stream.of(Feature.values())
        .filter(feature -> isWanted(parameters, feature, usual.contains(feature)))
        .collect(Collectors.toSet());
  }

  private static boolean isWanted(Parameters parameters, Feature feature, boolean usual) {
    return parameters.choice(feature.id(), Map.of(feature.on(), true, feature.off(), false), usual);
  }
}

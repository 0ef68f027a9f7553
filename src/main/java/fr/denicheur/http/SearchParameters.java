package fr.denicheur.http;

import fr.denicheur.query.Feature;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a search query of the parameters of a request. */
public final class SearchParameters {
  /** What is known in the query string of a search. */
  public static final List<String> NAMES =
      Stream.of(
              List.of("q"),
              FilterParameters.NAMES,
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
   * @throws InvalidQueryException where a value is out of range; it names the parameter
   */
  public static SearchQuery read(Parameters parameters) {
    SearchQuery usual = SearchQuery.of(parameters.one("q").orElse(""));
    return new SearchQuery(
        usual.question(),
        FilterParameters.read(parameters),
        parameters.choice("sort", SORTS, usual.sort()),
        page(parameters),
        features(parameters, usual.features()));
  }

  private static Page page(Parameters parameters) {
    return new Page(
        parameters.number("page", Page.FIRST.number()),
        parameters.number("size", Page.FIRST.size()));
  }

  private static Set<Feature> features(Parameters parameters, Set<Feature> usual) {
    return Stream.of(Feature.values())
        .filter(feature -> parameters.isOn(feature.id(), usual.contains(feature)))
        .collect(Collectors.toSet());
  }
}

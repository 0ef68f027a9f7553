package fr.denicheur.http;

import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SearchQuery.Options;
import fr.denicheur.query.Sort;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a search query of the parameters of a request. */
public final class SearchParameters {
  /** What is known in the query string of a search. */
  public static final List<String> NAMES =
      Stream.of(
              List.of("q"),
              FilterParameters.NAMES,
              List.of("sort", "page", "size"),
              List.of("typos", "collapse", "highlight", "explain", "facets"))
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
        options(parameters));
  }

  private static Page page(Parameters parameters) {
    return new Page(
        parameters.number("page", Page.FIRST.number()),
        parameters.number("size", Page.FIRST.size()));
  }

  private static Options options(Parameters parameters) {
    Options usual = Options.DEFAULT;
    return new Options(
        parameters.isOn("facets", usual.facets()),
        parameters.isOn("highlight", usual.highlight()),
        parameters.isOn("typos", usual.typos()),
        parameters.isOn("collapse", usual.collapse()),
        parameters.isOn("explain", usual.explain()));
  }
}

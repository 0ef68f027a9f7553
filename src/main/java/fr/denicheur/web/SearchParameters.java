package fr.denicheur.web;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Match;
import fr.denicheur.query.Page;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the parameters of a request into a search query, or only into its filter. */
public final class SearchParameters {
  /** The names of the parameters that filter postings: the ids of the facets, and two days. */
  public static final List<String> FILTER =
      Stream.concat(Stream.of(Facet.values()).map(Facet::id), Stream.of("from", "to")).toList();

  /** The names of all parameters of a search. */
  public static final List<String> NAMES =
      Stream.of(
              List.of("q"),
              FILTER,
              List.of("match", "sort", "page", "size"),
              Stream.of(Feature.values()).map(Feature::id).toList())
          .flatMap(List::stream)
          .toList();

  /** The orders of hits by their names. */
  public static final Map<String, Sort> SORTS = byId(Sort.values(), Sort::id);

  /** What counts as an answer, by its names. */
  public static final Map<String, Match> MATCHES = byId(Match.values(), Match::id);

  private SearchParameters() {}

  private static <T> Map<String, T> byId(T[] values, Function<T, String> id) {
    Map<String, T> byId = new LinkedHashMap<>();
    for (T value : values) {
      byId.put(id.apply(value), value);
    }
    return Collections.unmodifiableMap(byId);
  }

  /**
   * Reads a query.
   *
   * @throws InvalidQueryException if a value is out of range; it names the parameter
   */
  public static SearchQuery read(Parameters parameters) {
    return read(
        parameters,
        new Page(
            parameters.number("page", Page.FIRST.number()),
            parameters.number("size", Page.FIRST.size())));
  }

  /** Reads a query for another page than the one that its parameters name. */
  public static SearchQuery read(Parameters parameters, Page page) {
    SearchQuery usual = SearchQuery.of(parameters.one("q").orElse(""));
    return new SearchQuery(
        usual.question(),
        filter(parameters),
        parameters.choice("match", MATCHES, usual.match()),
        parameters.choice("sort", SORTS, usual.sort()),
        page,
        Stream.of(Feature.values())
            .filter(feature -> isWanted(parameters, feature, usual.has(feature)))
            .collect(Collectors.toSet()),
        usual.counting());
  }

  private static boolean isWanted(Parameters parameters, Feature feature, boolean usual) {
    return parameters.choice(feature.id(), Map.of(feature.on(), true, feature.off(), false), usual);
  }

  /**
   * Reads the filter.
   *
   * @throws InvalidQueryException if a value is malformed, or there are too many
   */
  public static Filter filter(Parameters parameters) {
    Filter filter = Filter.NONE;
    for (Facet facet : Facet.values()) {
      List<String> values =
          facet.kind() == Facet.Kind.MENTION
              ? parameters.one(facet.id()).stream().toList()
              : parameters.all(facet.id());
      filter = filter.with(facet, values);
    }
    return filter.with(
        Restriction.days(parameters.one("from").orElse(""), parameters.one("to").orElse("")));
  }
}

package fr.denicheur.api;

import static java.util.stream.Collectors.joining;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.FacetQuery;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Page;
import fr.denicheur.web.Answer;
import fr.denicheur.web.FacetChoice;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code GET /api/v1/facets/{facet}}: the values of one facet, all or those with some words. */
record FacetRoute(SearchEngine engine) {
  /** The most values in one answer. */
  static final int MAX_SIZE = 1_000;

  private static final List<String> NAMES =
      Stream.concat(Stream.of("fq"), SearchParameters.NAMES.stream()).toList();

  Route route() {
    return Route.get("/api/v1/facets/{facet}", NAMES, this::read);
  }

  private Supplier<Answer> read(Context context, Parameters parameters) {
    Facet facet = facet(context.pathParam("facet"));
    int size = size(parameters);
    FacetQuery query =
        new FacetQuery(
            SearchParameters.read(parameters, Page.FIRST), facet, parameters.one("fq").orElse(""));
    return () -> {
      List<FacetChoice> values = FacetChoice.of(facet, engine.values(query));
      return Answer.json(ApiJson.values(facet, values, size));
    };
  }

  private static int size(Parameters parameters) {
    int size = parameters.number("size", ApiJson.MAX_FACET_VALUES);
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidQueryException(
          "size", "size must be between 1 and " + MAX_SIZE + "; got " + size);
    }
    return size;
  }

  private static Facet facet(String id) {
    return Arrays.stream(Facet.values())
        .filter(facet -> facet.id().equals(id))
        .findFirst()
        .orElseThrow(() -> {
          String ids = Arrays.stream(Facet.values()).map(Facet::id).collect(joining(", "));
          return new NotFoundResponse("there is no facet '" + id + "'; the facets are " + ids);
        });
  }
}

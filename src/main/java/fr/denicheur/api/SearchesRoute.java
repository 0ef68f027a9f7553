package fr.denicheur.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Batch;
import fr.denicheur.web.Json;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.RequestBody;
import fr.denicheur.web.Route;
import fr.denicheur.web.SearchParameters;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code POST /api/v1/search}: several searches in one request, each as {@code GET} answers it. */
record SearchesRoute(SearchEngine engine, BasePath base) {
  /** The most searches in one request: a page with ten facets asks eleven. */
  static final int MAX_SEARCHES = 20;

  /** Bytes; each search may have a question and filters of 3 KiB. */
  static final int MAX_BYTES = 64 * 1024;

  private static final String FIELD = "searches";

  Route route() {
    return new Route(
        HandlerType.POST,
        "/api/v1/search",
        List.of(),
        Audience.PROGRAMS,
        Route.Turn.QUESTION,
        this::read);
  }

  private Supplier<Answer> read(Context context, Parameters none) throws IOException {
    List<Supplier<ObjectNode>> searches = new ArrayList<>();
    for (JsonNode search : searches(Json.read(RequestBody.read(context, MAX_BYTES)))) {
      SearchQuery query = query(search, searches.size());
      searches.add(() -> ApiJson.search(query, engine.search(query), base));
    }
    return new Batch<>(searches, SearchesRoute::answer);
  }

  private static JsonNode searches(JsonNode body) {
    JsonNode searches = body.path(FIELD);
    if (!searches.isArray() || body.size() != 1) {
      throw new BadRequestResponse(
          "the body must be {\"searches\": […]}, a list of objects with parameters of search");
    }
    if (searches.isEmpty() || searches.size() > MAX_SEARCHES) {
      throw new InvalidQueryException(
          FIELD, FIELD + " must hold 1 to " + MAX_SEARCHES + " searches; got " + searches.size());
    }
    return searches;
  }

  private static SearchQuery query(JsonNode search, int number) {
    try {
      return SearchParameters.read(Parameters.of(search, SearchParameters.NAMES).requireKnown());
    } catch (InvalidQueryException e) {
      String place = FIELD + "[" + number + "]";
      throw new InvalidQueryException(
          e.parameter().isEmpty() ? place : place + "." + e.parameter(),
          place + ": " + e.getMessage());
    }
  }

  private static Answer answer(List<ObjectNode> results) {
    return Answer.json(ApiJson.object().putPOJO("results", results)).kept(Answer.Keeping.NEVER);
  }
}

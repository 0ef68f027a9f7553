package fr.denicheur.algolia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Page;
import fr.denicheur.result.Hits;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.Batch;
import fr.denicheur.web.Json;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.RequestBody;
import fr.denicheur.web.Route;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Lists the routes that unmodified clients of Algolia ask. They send JSON under any content type,
 * and keys that open nothing here. Every name of an index is the same index; its suffix may say an
 * order.
 */
public final class Algolia {
  /** The most searches in one request: two indices on a page, with fifteen facets chosen. */
  public static final int MAX_REQUESTS = 32;

  /** Bytes; the largest body that was recorded has 1.8 kB. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final String INDEX = "/1/indexes/{index}";

  private final SearchEngine engine;
  private final HitJson hits;
  private final ResultJson results;
  private final Browsing browsing;

  private Algolia(SearchEngine engine, UnaryOperator<String> address) {
    this.engine = engine;
    this.hits = new HitJson(engine, address);
    this.results = new ResultJson(hits);
    this.browsing = new Browsing(engine, hits, Page.MAX_WINDOW);
  }

  /**
   * Returns the routes, in the order in which their paths are compared.
   *
   * @param engine answers the questions
   * @param address makes of a path on this server the address that pages of other sites link to
   */
  public static List<Route> routes(SearchEngine engine, UnaryOperator<String> address) {
    Algolia algolia = new Algolia(engine, address);
    return List.of(
        post("/queries", algolia::several),
        post("/query", algolia::one),
        post("/browse", algolia::browse),
        post("/objects", algolia::objects),
        post("/facets/{facet}/query", algolia::facet),
        Route.get(INDEX + "/<id>", List.of("attributesToRetrieve"), algolia::object));
  }

  /** Reads a request with a JSON body. */
  @FunctionalInterface
  private interface Reading {
    Supplier<Answer> read(Context context, JsonNode body);
  }

  private static Route post(String rest, Reading reading) {
    return new Route(
        HandlerType.POST,
        INDEX + rest,
        List.of(),
        Audience.PROGRAMS,
        Route.Turn.QUESTION,
        (context, parameters) -> reading.read(context, body(context)));
  }

  private static JsonNode body(Context context) throws IOException {
    return Json.read(RequestBody.read(context, MAX_BYTES));
  }

  private Supplier<Answer> several(Context context, JsonNode body) {
    List<Supplier<ObjectNode>> questions = new ArrayList<>();
    SearchBatch searches = new SearchBatch(engine);
    for (JsonNode request : requests(body)) {
      questions.add(question(context.pathParam("index"), ClientParameters.of(request), searches));
    }
    return new Batch<>(questions, answers -> json(ResultJson.object().putPOJO("results", answers)));
  }

  private static JsonNode requests(JsonNode body) {
    JsonNode requests = body.isArray() ? body : body.path("requests");
    if (!requests.isArray() || requests.isEmpty() || requests.size() > MAX_REQUESTS) {
      throw new InvalidQueryException(
          "requests",
          "the body must hold a list 'requests' of 1 to "
              + MAX_REQUESTS
              + " searches; got "
              + requests.size());
    }
    return requests;
  }

  private Supplier<ObjectNode> question(
      String index, ClientParameters asked, SearchBatch searches) {
    if (asked.text("type").equals("facet")) {
      return values(FacetSearch.read(index, asked.text("facet"), asked));
    }
    ClientSearch search = ClientSearch.read(index, asked);
    Supplier<Hits> found = searches.add(search.search());
    return () -> results.search(search, found.get());
  }

  private Supplier<Answer> one(Context context, JsonNode body) {
    ClientParameters asked = ClientParameters.of(body.isMissingNode() ? ResultJson.object() : body);
    Supplier<ObjectNode> question =
        question(context.pathParam("index"), asked, new SearchBatch(engine));
    return () -> json(question.get());
  }

  private Supplier<Answer> facet(Context context, JsonNode body) {
    ClientParameters asked = ClientParameters.of(body.isMissingNode() ? ResultJson.object() : body);
    Supplier<ObjectNode> values =
        values(FacetSearch.read(context.pathParam("index"), context.pathParam("facet"), asked));
    return () -> json(values.get());
  }

  private Supplier<ObjectNode> values(FacetSearch asked) {
    return () -> {
      long start = System.nanoTime();
      var found = asked.counts(engine.values(asked.query()));
      return ResultJson.values(asked, found, Duration.ofNanos(System.nanoTime() - start));
    };
  }

  private Supplier<Answer> browse(Context context, JsonNode body) {
    String index = context.pathParam("index");
    return () -> json(browsing.page(index, body));
  }

  private Supplier<Answer> objects(Context context, JsonNode body) {
    List<Supplier<Optional<ObjectNode>>> questions = new ArrayList<>();
    for (JsonNode request : requests(body)) {
      ClientParameters asked = ClientParameters.of(request);
      questions.add(() -> record(asked.text("objectID"), Display.of(asked)));
    }
    return new Batch<>(
        questions,
        found ->
            json(
                ResultJson.object()
                    .putPOJO("results", found.stream().map(one -> one.orElse(null)).toList())));
  }

  private Supplier<Answer> object(Context context, Parameters parameters) {
    String id = context.pathParam("id");
    ObjectNode asked = ResultJson.object();
    parameters
        .one("attributesToRetrieve")
        .ifPresent(names -> asked.put("attributesToRetrieve", names));
    Display display = Display.of(new ClientParameters(asked));
    return () ->
        json(
            record(id, display).orElseThrow(() -> new NotFoundResponse("ObjectID does not exist")));
  }

  private Optional<ObjectNode> record(String id, Display display) {
    return id(id).flatMap(engine::find).map(found -> hits.whole(found.posting(), display));
  }

  private static Optional<PostingId> id(String written) {
    try {
      return Optional.of(new PostingId(written));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Answer json(ObjectNode answer) {
    return Answer.json(answer).kept(Answer.Keeping.NEVER);
  }
}

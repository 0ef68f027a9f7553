package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.Json;
import fr.denicheur.web.Parameters;
import fr.denicheur.web.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/**
 * Serves what a browser needs to search from its address bar: a description of the search (format
 * OpenSearch 1.1), and suggestions while a person types.
 */
final class OpenSearchRoutes {
  static final String PATH = "/opensearch.xml";

  private static final String SUGGESTIONS = "/opensearch/suggest";
  private static final String NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/";
  private static final String CONTENT_TYPE = "application/opensearchdescription+xml";

  /** The most characters of the short name (OpenSearch 1.1). */
  private static final int MAX_SHORT_NAME = 16;

  private final SearchEngine engine;
  private final Frames frames;

  OpenSearchRoutes(SearchEngine engine, Frames frames) {
    this.engine = engine;
    this.frames = frames;
  }

  List<Route> list() {
    return List.of(
        Route.get(PATH, List.of(), this::description).atOnce(),
        Route.get(SUGGESTIONS, List.of("q"), this::suggestions));
  }

  private Supplier<Answer> description(Context context, Parameters none) {
    Frame frame = frames.of(context);
    return () -> frames.in(frame, description(frame));
  }

  private static Answer description(Frame frame) {
    String base = frame.base();
    Xml xml = new Xml("OpenSearchDescription", NAMESPACE);
    xml.leaf("ShortName", shortName(frame.settings().name()));
    xml.leaf("Description", frame.text("opensearch.description", frame.settings().name()));
    url(xml, "text/html", "results", base + "/?q={searchTerms}");
    url(xml, "application/atom+xml", "results", base + FeedRoute.PATH + "?q={searchTerms}");
    String suggestions = base + SUGGESTIONS + "?q={searchTerms}";
    url(xml, "application/x-suggestions+json", "suggestions", suggestions);
    url(xml, CONTENT_TYPE, "self", base + PATH);
    xml.leaf("Language", frame.text("lang"));
    xml.leaf("OutputEncoding", "UTF-8");
    xml.leaf("InputEncoding", "UTF-8");
    return Answer.of(CONTENT_TYPE + "; charset=utf-8", xml.bytes()).kept(Keeping.MINUTES);
  }

  private static void url(Xml xml, String type, String relation, String template) {
    xml.start("Url", "type", type, "rel", relation, "template", template).end();
  }

  private static String shortName(String name) {
    int length = name.codePointCount(0, name.length());
    return name.substring(0, name.offsetByCodePoints(0, Math.min(length, MAX_SHORT_NAME))).strip();
  }

  private Supplier<Answer> suggestions(Context context, Parameters parameters) {
    String typed = parameters.one("q").orElse("");
    SuggestQuery query = new SuggestQuery(typed, SuggestQuery.DEFAULT_SIZE);
    return () -> suggestions(query);
  }

  private Answer suggestions(SuggestQuery query) {
    List<String> texts = engine.suggest(query).stream().map(Suggestion::text).toList();
    byte[] json = Json.bytes(List.of(query.typed(), texts));
    return Answer.of("application/x-suggestions+json; charset=utf-8", json);
  }
}

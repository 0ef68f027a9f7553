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
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What lets a browser search from its address bar: a description (OpenSearch 1.1), which needs
 * absolute addresses, and suggestions in the form its extension names.
 */
final class OpenSearchRoutes {
  static final String PATH = "/opensearch.xml";

  private static final String SUGGESTIONS = "/opensearch/suggest";
  private static final String NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/";
  private static final String CONTENT_TYPE = "application/opensearchdescription+xml";

  /** The most that the format allows. */
  private static final int MAX_SHORT_NAME = 16;

  private final SearchEngine engine;
  private final Frame frame;

  OpenSearchRoutes(SearchEngine engine, Frame frame) {
    this.engine = engine;
    this.frame = frame;
  }

  List<Route> list() {
    return List.of(
        Route.get(PATH, this::description),
        Route.get(SUGGESTIONS, List.of("q"), this::suggestions));
  }

  private Answer description() {
    String base = AbsoluteAddress.of(frame, "");
    byte[] xml =
        Xml.document(out -> {
          out.writeStartElement("OpenSearchDescription");
          out.writeDefaultNamespace(NAMESPACE);
          Xml.element(out, "ShortName", shortName());
          Xml.element(out, "Description", frame.text("opensearch.description", siteName()));
          url(out, "text/html", "results", base + "/?q={searchTerms}");
          url(out, "application/atom+xml", "results", base + FeedRoute.PATH + "?q={searchTerms}");
          url(
              out,
              "application/x-suggestions+json",
              "suggestions",
              base + SUGGESTIONS + "?q={searchTerms}");
          url(out, CONTENT_TYPE, "self", base + PATH);
          Xml.element(out, "Language", frame.text("lang"));
          Xml.element(out, "OutputEncoding", "UTF-8");
          Xml.element(out, "InputEncoding", "UTF-8");
          out.writeEndElement();
        });
    return Answer.of(CONTENT_TYPE + "; charset=utf-8", xml).kept(Keeping.MINUTES);
  }

  private static void url(XMLStreamWriter out, String type, String relation, String template)
      throws XMLStreamException {
    out.writeEmptyElement("Url");
    out.writeAttribute("type", type);
    out.writeAttribute("rel", relation);
    out.writeAttribute("template", template);
  }

  private String shortName() {
    String name = siteName();
    int length = name.codePointCount(0, name.length());
    return name.substring(0, name.offsetByCodePoints(0, Math.min(length, MAX_SHORT_NAME))).strip();
  }

  private String siteName() {
    return frame.settings().name();
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

package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.PostingAddress;
import fr.denicheur.web.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Serves {@code robots.txt} and a map of the open postings, newest first, to web search engines.
 * The map lists at most {@value Page#MAX_WINDOW} postings, because an answer does not go deeper;
 * the format allows 50,000.
 */
final class CrawlerRoutes {
  private static final String MAP = "/sitemap.xml";
  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final SearchEngine engine;
  private final Frame frame;

  CrawlerRoutes(SearchEngine engine, Frame frame) {
    this.engine = engine;
    this.frame = frame;
  }

  List<Route> list() {
    return List.of(
        Route.get(MAP, List.of(), (context, none) -> this::map),
        Route.get("/robots.txt", this::robots));
  }

  private Answer map() {
    String base = frame.base();
    Xml xml = new Xml("urlset", NAMESPACE);
    for (Hit hit : open()) {
      xml.start("url");
      xml.leaf("loc", base + PostingAddress.of(hit.id()));
      if (hit.summary().date() != null) {
        xml.leaf("lastmod", hit.summary().date().toString());
      }
      xml.end();
    }
    return Answer.of("application/xml; charset=utf-8", xml.bytes()).kept(Keeping.MINUTES);
  }

  private List<Hit> open() {
    SearchQuery open =
        SearchQuery.of("").with(Filter.NONE.with(Facet.OPEN, "true")).withOnly(Feature.PLAIN);
    return IntStream.rangeClosed(1, Page.MAX_WINDOW / Page.MAX_SIZE)
        .mapToObj(number -> page(open, number))
        .takeWhile(hits -> !hits.isEmpty())
        .flatMap(List::stream)
        .toList();
  }

  private List<Hit> page(SearchQuery open, int number) {
    SearchQuery query = open.with(new Page(number, Page.MAX_SIZE));
    return engine.search(query).hits();
  }

  /** Crawlers that have the map need not follow every combination of filters. */
  private Answer robots() {
    Stream<String> lines =
        frame
            .settings()
            .absolute(MAP)
            .map(map -> Stream.of("Disallow: /?", "", "Sitemap: " + map))
            .orElse(Stream.of());
    String text =
        String.join(
            "\n", Stream.concat(Stream.of("User-agent: *", "Disallow: /api/"), lines).toList());
    return Answer.of("text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8))
        .kept(Keeping.MINUTES);
  }
}

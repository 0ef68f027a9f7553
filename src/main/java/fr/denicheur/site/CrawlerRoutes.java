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
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Serves {@code robots.txt} and a site map to web search engines: the search page, then the open
 * postings, newest first. The map lists at most {@value Page#MAX_WINDOW} postings, as many as a
 * search can return. Of near-duplicates it lists the newest open one.
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
    xml.start("url").leaf("loc", base + "/");
    xml.end();
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
        SearchQuery.of("")
            .with(Filter.NONE.with(Facet.OPEN, "true"))
            .withOnly(Set.of(Feature.COLLAPSE));
    return IntStream.rangeClosed(1, Page.MAX_WINDOW / Page.MAX_SIZE)
        .mapToObj(number -> engine.search(open.with(new Page(number, Page.MAX_SIZE))).hits())
        .takeWhile(hits -> !hits.isEmpty())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Crawlers that have the map need not follow every combination of filters. They read this file
   * only at the root of a host name; below a path the operator copies its lines there.
   */
  private Answer robots() {
    String map =
        frame
            .settings()
            .absolute(MAP)
            .map(address -> "Disallow: " + frame.at("/?") + "\n\nSitemap: " + address + "\n")
            .orElse("");
    String text = "User-agent: *\nDisallow: " + frame.at("/api/") + "\n" + map;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Answer.of("text/plain; charset=utf-8", bytes).kept(Keeping.MINUTES);
  }
}

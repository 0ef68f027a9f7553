package fr.denicheur.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The site works below {@code /offres} of another host name, behind the proxies that
 * docs/OPERATIONS.md shows, whether they keep or remove that path.
 */
class BehindProxyTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Pages of which every link is followed; all others are only opened. */
  private static final int FOLLOWED = 12;

  private static final Pattern LOCATION = Pattern.compile("<loc>([^<]{1,200})</loc>");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everyAddressWorks(Proxy.Kind kind) throws Exception {
    assumeTrue(kind.isInstalled() || required(), kind + " is not installed");
    Path postings = Files.createDirectories(folder.resolve("postings"));
    Files.writeString(postings.resolve("similaires.md"), "---\ntitle: Un piège\nopen: true\n---\n");
    try (SiteServer site = SiteServer.behind(kind, folder, SiteServer.PLAIN)) {
      follow(site);
      theApiNamesPublicPaths(site);
      documentsForProgramsNamePublicAddresses(site);
      redirectsStayOnTheSite(site);
      aDraftIsCompared(site);
      refusalsArePagesOfTheSite(site);
      aPostingWithTheNameOfAPageIsReached(site);
    }
  }

  /** A proxy that is missing is a fault in CI, as a missing browser is. */
  private static boolean required() {
    return "required".equals(System.getenv("DENICHEUR_CHROMIUM"));
  }

  private static void follow(SiteServer site) throws Exception {
    Set<URI> seen = new LinkedHashSet<>();
    Deque<URI> open = new ArrayDeque<>();
    for (String page :
        new String[] {
          "/", "/?q=infirmierre&page=2", "/?q=xyzzy&open=true", "/offres/offre-45?q=nuit"
        }) {
      open.add(site.at(page));
    }
    int followed = 0;
    while (!open.isEmpty()) {
      URI next = open.remove();
      if (seen.add(next)) {
        HttpResponse<String> answer = site.get(next);
        assertThat(answer.statusCode()).as("%s", next).isEqualTo(200);
        if (followed++ < FOLLOWED) {
          addressesIn(site.parsed(answer)).forEach(open::add);
        }
      }
    }
    assertThat(seen)
        .hasSizeGreaterThan(60)
        .allSatisfy(one -> assertThat(one.toString()).startsWith(site.address() + "/"));
  }

  private static Set<URI> addressesIn(Document page) {
    Set<URI> addresses = new LinkedHashSet<>();
    for (String attribute : new String[] {"href", "src", "action", "data-suggest"}) {
      page.select("[" + attribute + "]").stream()
          .map(element -> element.absUrl(attribute).split("#", 2)[0])
          .filter(one -> !one.startsWith("mailto:") && !one.contains("exemple"))
          .forEach(one -> addresses.add(URI.create(one)));
    }
    return addresses;
  }

  private static void theApiNamesPublicPaths(SiteServer site) throws Exception {
    JsonNode hit = json(site, "/api/v1/search?q=nuit").at("/hits/0");
    String url = hit.get("url").asText();

    assertThat(url).isEqualTo("/offres/offres/" + hit.get("id").asText());
    assertThat(site.get(site.address().resolve(url)).statusCode()).isEqualTo(200);
    assertThat(json(site, "/openapi.json").at("/servers/0/url").asText()).isEqualTo("/offres");
  }

  private static JsonNode json(SiteServer site, String path) throws Exception {
    return JSON.readTree(site.get(path).body());
  }

  private static void documentsForProgramsNamePublicAddresses(SiteServer site) throws Exception {
    String map = site.get("/sitemap.xml").body();
    assertThat(LOCATION.matcher(map).results().map(found -> found.group(1)))
        .hasSizeGreaterThan(10)
        .allMatch(address -> address.startsWith(site.address() + "/"))
        .contains(site.at("/").toString(), site.at("/offres/offre-47").toString());
    Document feed = Jsoup.parse(site.get("/feed.atom?q=nuit").body(), "", Parser.xmlParser());
    assertThat(feed.select("link").eachAttr("href"))
        .contains(site.at("/feed.atom?q=nuit").toString(), site.at("/?q=nuit").toString())
        .allMatch(address -> address.startsWith(site.address() + "/"));
    Document search = Jsoup.parse(site.get("/opensearch.xml").body(), "", Parser.xmlParser());
    assertThat(search.select("Url").eachAttr("template"))
        .hasSize(4)
        .allMatch(address -> address.startsWith(site.address() + "/"));
    assertThat(site.get("/robots.txt").body())
        .contains(
            "Disallow: /offres/api/\n", "Disallow: /offres/?\n", site.at("/sitemap.xml") + "\n");
    assertThat(site.page("/offres/offre-47").select("link[rel=canonical]").attr("href"))
        .isEqualTo(site.at("/offres/offre-47").toString());
    assertThat(site.page("/embed").select("code").first().text())
        .contains("src=\"" + site.at("/embed/denicheur.js"), "action=\"" + site.at("/") + "\"");
  }

  private static void redirectsStayOnTheSite(SiteServer site) throws Exception {
    HttpResponse<String> answer = site.get("/similaires/?x=1");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(site.address().resolve(answer.headers().firstValue("Location").orElseThrow()))
        .isEqualTo(site.at("/similaires?x=1"));
    HttpResponse<String> bare = site.get("");
    assertThat(bare.statusCode()).isEqualTo(301);
    assertThat(site.address().resolve(bare.headers().firstValue("Location").orElseThrow()))
        .isEqualTo(site.at("/"));
  }

  private static void aDraftIsCompared(SiteServer site) throws Exception {
    assertThat(site.post("/similaires", "text", "Une infirmière de nuit").statusCode())
        .isEqualTo(200);
  }

  private static void refusalsArePagesOfTheSite(SiteServer site) throws Exception {
    HttpResponse<String> answer = site.get("/inconnue", "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(site.parsed(answer).select("main form").first().absUrl("action"))
        .isEqualTo(site.at("/").toString());
    assertThat(site.get("/api/inconnue").headers().firstValue("Content-Type"))
        .hasValue("application/problem+json; charset=utf-8");
  }

  /** Only the header of the proxy tells it from the page {@code /similaires}. */
  private static void aPostingWithTheNameOfAPageIsReached(SiteServer site) throws Exception {
    assertThat(site.page("/offres/similaires").select("h1").text()).isEqualTo("Un piège");
    assertThat(site.page("/similaires").select("h1").text()).isEqualTo("Comparer un brouillon");
  }
}

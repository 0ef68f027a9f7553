package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.site.Proxy;
import fr.denicheur.site.SiteServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A reader's walk through a site below {@code /offres}, behind nginx. The other tests of this room
 * run there too if the property {@code denicheur.front} names a {@link Proxy.Kind}.
 */
@NeedsChromium
class BelowAPathTest {
  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"NGINX_KEEPS", "NGINX_REMOVES"})
  void aReaderSearchesReadsAndComesBack(Proxy.Kind kind) throws Exception {
    assumeTrue(kind.isInstalled(), "nginx is not installed");
    browser.console();
    browser.requests();
    try (SiteServer site = SiteServer.behind(kind, folder, SiteServer.PLAIN);
        HostSite host = new HostSite()) {
      searchAndFilter(site);
      takeASuggestion();
      readAndComeBack(site);
      assertThat(browser.requests())
          .allMatch(request -> request.address().toString().startsWith(site.address() + "/"));
      searchOnAnotherSite(site, host);
    }
    assertThat(browser.console()).isEmpty();
  }

  private static void searchAndFilter(SiteServer site) {
    browser.open(site.at("/"));
    browser.run("window.__mark = 1");
    SearchScreen screen = new SearchScreen(browser).search("titre:infirmière");
    screen.awaitStatus("12 offres").choose("open", "true").awaitStatus("10 offres");

    assertThat(browser.address().toString()).startsWith(site.at("/?q=").toString());
    assertThat(browser.run("return window.__mark")).as("the page is the same").isEqualTo(1L);
  }

  private static void takeASuggestion() {
    browser.find("#q").clear();
    browser.find("#q").sendKeys("desig");
    browser.await("#suggestions [role=option]").click();
    browser.until("a new answer", () -> browser.address().getRawQuery().contains("role=design"));
  }

  private static void readAndComeBack(SiteServer site) {
    browser.open(site.at("/?q=titre:designer"));
    new SearchScreen(browser).openFirst();
    assertThat(browser.address().toString()).startsWith(site.at("/offres/").toString());
    browser.find(".back a").click();
    browser.await("#search");

    assertThat(browser.address()).isEqualTo(site.at("/?q=titre%3Adesigner"));
  }

  private static void searchOnAnotherSite(SiteServer site, HostSite host) {
    String script = "<script src='" + site.at("/embed/denicheur.js") + "' async></script>";
    browser.open(host.page("/", "", script + "<denicheur-search></denicheur-search>"));
    EmbeddedBox box = EmbeddedBox.in(browser).type("infir").awaitSuggestions();
    box.input().clear();
    box.search("titre:infirmière");
    assertThat(box.status()).isEqualTo("12 offres trouvées.");
    box.part("title").click();
    browser.await("article.posting");

    assertThat(browser.address().toString()).startsWith(site.at("/offres/").toString());
  }
}

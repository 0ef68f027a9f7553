package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.site.SiteServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A reader whose browser prefers English sees English pages, and the search box in English. */
@NeedsChromium
class EnglishPageTest {
  @TempDir private static Path folder;

  private static SiteServer site;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    site = SiteServer.overFiles(folder);
    browser = Browser.start();
    browser
        .driver()
        .executeCdpCommand(
            "Network.setExtraHTTPHeaders",
            Map.of("headers", Map.of("Accept-Language", "en-GB,en;q=0.9")));
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    site.close();
  }

  @Test
  void searchingStaysInEnglish() throws Exception {
    browser.open(site.at("/"));
    SearchScreen screen = new SearchScreen(browser).search("titre:infirmière");
    screen.awaitStatus("12 postings").choose("open", "true").awaitStatus("10 postings");
    assertThat(browser.find("#list .tag").getText()).isEqualTo("Open");
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.find("#q").clear();
    browser.find("#q").sendKeys("desig");
    browser.await("#suggestions [role=option]");
    assertThat(browser.find("#suggestions").getText()).contains("trade · ");
    browser.photograph("search-english");
    browser.press(Keys.ESCAPE);
    browser.find("#list .hits a").click();

    assertThat(browser.await("article.posting .glance").getText()).contains("Published on");
    assertThat(Accessibility.violations(browser)).isEmpty();
  }

  @Test
  void theBoxSpeaksTheLanguageAroundIt() throws Exception {
    String script = "<script src='" + site.at("/embed/denicheur.js") + "' async></script>";
    try (HostSite host = new HostSite()) {
      browser.open(
          host.page(
              "/",
              "",
              script
                  + "<div lang='en-GB'><denicheur-search class='en'></denicheur-search></div>"
                  + "<denicheur-search class='fr'></denicheur-search>"));
      EmbeddedBox english = EmbeddedBox.in(browser, ".en").search("titre:infirmière");
      EmbeddedBox french = EmbeddedBox.in(browser, ".fr").search("titre:infirmière");

      assertThat(english.status()).isEqualTo("12 postings found.");
      assertThat(english.part("label").getText()).isEqualTo("Search for a posting");
      assertThat(english.part("facts").getText()).containsPattern("[A-Z][a-z]+ 202\\d · open");
      assertThat(english.part("title").getDomAttribute("lang")).isEqualTo("fr");
      assertThat(french.status()).isEqualTo("12 offres trouvées.");
    }
  }
}

package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.site.Language;
import fr.denicheur.site.SiteServer;
import fr.denicheur.site.SiteSettings;
import fr.denicheur.site.WrittenPostings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/**
 * Rows H17, H19, H20 and Q11: a hostile posting or question runs no script, loads nothing and links
 * to no forbidden address.
 */
@NeedsChromium
class HostilePostingsTest {
  private static final SiteSettings SETTINGS =
      new SiteSettings(
          Optional.of(URI.create("https://emplois.exemple.fr")),
          "Offres",
          Optional.of("</script>\"'><img src=x onerror=pwned=1>"),
          Optional.of("Paris"),
          Optional.empty(),
          Optional.empty(),
          Language.AUTO);

  @TempDir private static Path folder;

  private static SiteServer site;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    WrittenPostings.writeHostile(Files.createDirectories(folder.resolve("postings")));
    site = SiteServer.overFiles(folder, SETTINGS);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    site.close();
  }

  /** If only the policy had stopped a script, the console would say so. */
  @AfterEach
  void nothingRanAndNothingHadToBeStopped() {
    assertThat(browser.run("return window.pwned")).isNull();
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .extracting(request -> request.address().getAuthority())
        .containsOnly(URI.create(site.origin()).getAuthority());
  }

  @ParameterizedTest
  @Tag("H20")
  @ValueSource(
      strings = {"/offres/hostile-1", "/offres/hostile-2", "/?q=hostile", "/?q=hostile&sort=date"})
  void aHostilePostingIsText(String page) {
    browser.open(site.at(page));

    assertThat(browser.find("main").getText()).containsIgnoringCase("hostile");
    assertThat(browser.all("main img, main script, main [onerror], main [onfocus]")).isEmpty();
    assertThat(browser.all("a[href]"))
        .extracting(link -> link.getDomProperty("href"))
        .allMatch(href -> href.startsWith("http"));
  }

  @Test
  @Tag("H19")
  void h19TheDescriptionForSearchEnginesStaysInItsElement() {
    browser.open(site.at("/offres/hostile-1"));

    assertThat(browser.list("return [...document.querySelectorAll('script')].map(s => s.type)"))
        .hasSize(2);
    assertThat(
            browser.run(
                "return JSON.parse(document.querySelector('[type=\"application/ld+json\"]')"
                    + ".textContent).title"))
        .asString()
        .startsWith("</script><script>window.pwned=1</script>");
  }

  @ParameterizedTest
  @Tag("Q11")
  @ValueSource(
      strings = {
        "<script>window.pwned=1</script>",
        "\"><img src=x onerror=window.pwned=1>",
        "{{7*7}} ${jndi:ldap://x} javascript:pwned=1",
        "' autofocus onfocus=window.pwned=1 '"
      })
  void q11AHostileQuestionIsText(String question) {
    String written = URLEncoder.encode(question, StandardCharsets.UTF_8);
    for (String page :
        List.of("/?q=" + written, "/?startup=" + written, "/?q=hostile&startup=" + written)) {
      browser.open(site.at(page));
      assertThat(browser.all("main img, main script, [onerror], [onfocus]")).isEmpty();
    }
    browser.open(site.at("/?q=" + written));
    assertThat(browser.find("#q").getDomProperty("value")).isEqualTo(question);
    assertThat(browser.driver().getTitle()).contains(question.substring(1, 8));
  }

  @Test
  @Tag("Q11")
  void q11AHostileSuggestionIsText() {
    browser.open(site.at("/"));
    WebElement field = browser.find("#q");
    field.sendKeys("hostile");
    browser.until(
        "a hostile suggestion",
        () ->
            browser.all("#suggestions [role=option]").stream()
                .anyMatch(option -> option.getText().contains("pwned=1")));

    assertThat(browser.all("#suggestions img, #suggestions script")).isEmpty();
  }

  @Test
  void aHostilePostingInAFeedIsText() {
    browser.open(site.at("/feed.atom?q=hostile"));

    assertThat(browser.list("return [...document.querySelectorAll('img, script')]")).isEmpty();
  }

  @Test
  @Tag("H11")
  void h11ScriptsOfOtherSitesReadPublicAnswersAndNothingElse() throws Exception {
    try (HostSite host = new HostSite()) {
      browser.open(host.page("/", "", ""));

      assertThat(readFromThere("/api/v1/search", "omit")).isEqualTo("read");
      assertThat(readFromThere("/api/v1/search", "include")).isEqualTo("refused");
      assertThat(readFromThere("/", "omit")).isEqualTo("refused");
      assertThat(readFromThere("/health/live", "omit")).isEqualTo("refused");
      assertThat(browser.console()).hasSizeGreaterThan(2);
    }
    browser.requests();
    browser.open(site.at("/"));
  }

  private static Object readFromThere(String path, String credentials) {
    return browser
        .driver()
        .executeAsyncScript(
            "const done = arguments[2]; fetch(arguments[0], {credentials: arguments[1]})"
                + ".then(answer => answer.text()).then(() => done('read'), () => done('refused'))",
            site.at(path).toString(),
            credentials);
  }

  @Test
  @Tag("H17")
  void h17NoOtherSiteShowsAPageInAFrame() throws Exception {
    try (HostSite host = new HostSite()) {
      browser.open(host.page("/", "", "<iframe src='" + site.at("/") + "'></iframe>"));
      browser.driver().switchTo().frame(browser.find("iframe"));

      assertThat(browser.all("#q")).isEmpty();
      browser.driver().switchTo().defaultContent();
      assertThat(browser.console()).anyMatch(line -> line.contains("frame-ancestors"));
    }
    browser.requests();
    browser.open(site.at("/"));
  }
}

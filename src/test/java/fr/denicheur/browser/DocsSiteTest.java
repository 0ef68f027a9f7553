package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.browser.Browser.Theme;
import fr.denicheur.site.SiteServer;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The documents make a site by {@code src/docs/build} that keeps the rules of the W3C and is
 * searched by Dénicheur. It needs npm: without it the tests are skipped, or fail if the environment
 * variable {@code DENICHEUR_NPM} is {@code required}.
 */
@NeedsChromium
class DocsSiteTest {
  private static final Path SITE = Path.of("target/site-docs");
  private static final int MINUTES = 3;

  @TempDir private static Path folder;

  private static SiteServer search;
  private static Javalin pages;
  private static Browser browser;

  @BeforeAll
  static void buildTheSite() throws Exception {
    Assumptions.assumeTrue(
        "required".equals(System.getenv("DENICHEUR_NPM")) || npmIsThere(),
        "SKIPPED, the site of the documents: install npm to build it");
    search = SiteServer.overFolder(Path.of("docs"), folder.resolve("index"), SiteServer.PLAIN);
    Path log = folder.resolve("build.log");
    ProcessBuilder build = new ProcessBuilder("src/docs/build");
    build.environment().put("DENICHEUR_DOCS_SEARCH", search.origin());
    Process process = build.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("the build ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    pages =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.staticFiles.add(SITE.toString(), Location.EXTERNAL);
                })
            .start("127.0.0.1", 0);
    browser = Browser.start();
  }

  private static boolean npmIsThere() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "npm")));
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
      pages.stop();
      search.close();
    }
  }

  @Test
  void everyPageIsValid() throws Exception {
    Map<String, String> html = new LinkedHashMap<>();
    for (String page : pages()) {
      html.put(page.replace('/', '-').replace(".html", ""), Files.readString(SITE.resolve(page)));
    }

    assertThat(html).containsKeys("index", "docs-API", "docs-LISEZ-MOI", "SECURITY");
    assertThat(HtmlValidator.errors(html, folder)).isEmpty();
  }

  @Test
  void everyPageIsAccessibleAndLeadsToOthers() throws Exception {
    List<String> faults = new ArrayList<>();
    browser.prefer(Theme.LIGHT);
    for (String page : pages()) {
      browser.open(at(page));
      Accessibility.violationsButContrast(browser)
          .forEach(fault -> faults.add(page + ": " + fault));
      browser.list("return [...document.querySelectorAll('main a')].map(a => a.href)").stream()
          .map(link -> URI.create(link.toString()))
          .filter(link -> link.getPort() == pages.port() && !Files.isRegularFile(file(link)))
          .forEach(link -> faults.add(page + " leads nowhere: " + link));
    }

    assertThat(faults).isEmpty();
  }

  /** All pages have the colours of one style sheet. */
  @ParameterizedTest
  @CsvSource({
    "LIGHT, index.html",
    "LIGHT, SECURITY.html",
    "LIGHT, docs/EMBED.html",
    "DARK, index.html",
    "DARK, docs/EMBED.html"
  })
  void coloursKeepTheirContrast(Theme theme, String page) {
    browser.prefer(theme);
    browser.open(at(page));

    assertThat(Accessibility.violations(browser)).isEmpty();
  }

  @Test
  void aNarrowScreenCutsNothingOff() throws Exception {
    List<String> wide = new ArrayList<>();
    browser.width(320, 1);
    for (String page : pages()) {
      browser.open(at(page));
      if (browser.isWiderThanItsWindow()) {
        wide.add(page);
      }
    }

    assertThat(wide).isEmpty();
  }

  @Test
  void theBoxFindsPages() {
    browser.open(at("index.html"));
    EmbeddedBox box = EmbeddedBox.in(browser).search("nginx proxy");

    assertThat(box.titles()).contains("Running Dénicheur");
    assertThat(box.parts("title").getFirst().getDomProperty("href"))
        .startsWith(search.origin() + "/offres/");
  }

  private static List<String> pages() throws Exception {
    try (Stream<Path> files = Files.walk(SITE)) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .map(file -> SITE.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static URI at(String page) {
    return URI.create("http://127.0.0.1:" + pages.port() + "/" + page);
  }

  private static Path file(URI link) {
    return SITE.resolve(link.getPath().substring(1));
  }
}

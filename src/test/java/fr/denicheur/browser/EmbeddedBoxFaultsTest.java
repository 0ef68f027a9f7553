package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.site.SiteServer;
import fr.denicheur.site.WrittenPostings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;

/** Row H28: faults of the search box leave the page around it unchanged. */
@NeedsChromium
class EmbeddedBoxFaultsTest {
  private static final String BOX = "<denicheur-search></denicheur-search>";

  /** Collects the errors of the page; runs before any other script. */
  private static final String WATCH =
      """
      window.faults = [];
      addEventListener("error", event => faults.push(event.message));
      addEventListener("unhandledrejection", event => faults.push(String(event.reason)));
      addEventListener("securitypolicyviolation", event => faults.push(event.violatedDirective));
      window.before = Object.getOwnPropertyNames(window);
      """;

  @TempDir private static Path folder;

  private static SiteServer site;
  private static HostSite host;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Path postings = Files.createDirectories(folder.resolve("postings"));
    WrittenPostings.writeHostile(postings);
    site = SiteServer.overFiles(folder);
    host = new HostSite();
    host.script("/watch.js", WATCH);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    host.close();
    site.close();
  }

  @AfterEach
  @Tag("H28")
  void thePageStaysWhole() {
    assertThat(browser.list("return window.faults")).isEmpty();
    assertThat(browser.run("return window.pwned")).isNull();
    assertThat(
            browser.list(
                "return Object.getOwnPropertyNames(window).filter(name => !before.includes(name)"
                    + " && !['before', 'faults'].includes(name) && !/^(cdc|ret|se)_/.test(name))"))
        .isEmpty();
  }

  @Test
  @Tag("H28")
  void itRunsUnderTheStrictestPolicyWithTwoLinesForIt() {
    String policy =
        "default-src 'none'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self' "
            + site.origin()
            + "; connect-src "
            + site.origin();
    browser.open(host.page("/strict", policy, watched(script() + BOX)));
    EmbeddedBox box = EmbeddedBox.in(browser).search("titre:infirmière");

    assertThat(box.status()).isEqualTo("12 offres trouvées.");
    assertThat(box.part("button").getCssValue("cursor")).isEqualTo("pointer"); // its style counts
  }

  @Test
  @Tag("H28")
  void hostileTextStaysText() {
    EmbeddedBox box = open(script() + BOX).search("hostile");

    assertThat(box.titles())
        .anyMatch(title -> title.contains("</script><script>window.pwned=1</script> <img src=x"))
        .anyMatch(title -> title.contains("\" autofocus onfocus=pwned=1 ]]>"));
    assertThat(box.part("results").findElements(By.cssSelector("img, script"))).isEmpty();
  }

  @Test
  @Tag("H28")
  void aServerThatIsDownLeavesALinkToTheSearchPage() {
    EmbeddedBox box =
        open(script() + "<denicheur-search server='http://127.0.0.1:9'>").search("infirmière");

    assertThat(box.status()).isEqualTo("La recherche ne répond pas pour le moment.");
    assertThat(box.part("fallback").getDomProperty("href"))
        .isEqualTo("http://127.0.0.1:9/?q=infirmi%C3%A8re");
    assertThat(box.parts("suggestion")).isEmpty();
  }

  @Test
  @Tag("H28")
  void theBoxGivesUpOnASlowServerAfterFiveSeconds() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String server = "http://127.0.0.1:" + silent.getLocalPort();
      EmbeddedBox box = open(script() + "<denicheur-search server='" + server + "'>");
      long begin = System.nanoTime();
      box.search("infirmière");

      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(20));
      assertThat(box.part("fallback").getDomProperty("href")).startsWith(server + "/?q=");
    }
  }

  @Test
  void aMalformedAnswerCountsAsNone() {
    host.page("/api/v1/search", "", "pas de JSON");
    EmbeddedBox box =
        open(script() + "<denicheur-search server='" + host.at("") + "'>").search("x");

    assertThat(box.status()).isEqualTo("La recherche ne répond pas pour le moment.");
  }

  @Test
  @Tag("H28")
  void twoCopiesOfTheScriptAndTwoBoxesWork() {
    browser.open(
        host.page(
            "/",
            "",
            watched(
                script()
                    + script()
                    + "<denicheur-search id='a'></denicheur-search>"
                    + "<denicheur-search id='b' filter-open='false'></denicheur-search>")));
    EmbeddedBox first = EmbeddedBox.in(browser, "#a").search("titre:infirmière");
    EmbeddedBox second = EmbeddedBox.in(browser, "#b");

    assertThat(second.titles()).isEmpty();
    second.search("titre:designer");
    assertThat(second.titles()).allMatch(title -> title.startsWith("Designer"));
    assertThat(first.titles()).allMatch(title -> title.startsWith("Infirmière"));
  }

  @Test
  @Tag("H28")
  void aRemovedBoxSendsNoRequestAndMayComeBack() {
    EmbeddedBox box = open(script() + "<div id='place'>" + BOX + "</div>");
    box.type("infirmi");
    browser.run("window.kept = document.querySelector('denicheur-search'); kept.remove()");
    browser.requests();
    afterTwoFramesAndAPause();
    assertThat(browser.requests()).isEmpty();

    browser.run("document.querySelector('#place').append(kept); delete window.kept");
    assertThat(EmbeddedBox.in(browser).search("ère").status()).endsWith("trouvées.");
  }

  @Test
  @Tag("H28")
  void aPollutedObjectPrototypeDoesNotReachIt() {
    host.script(
        "/polluted.js",
        """
        for (const name of ["mode", "delegatesFocus", "method", "body", "headers", "signal", "capture",
             "passive", "once", "block", "month", "year", "timeZone", "extends", "href", "url", "src",
             "slotAssignment", "baseURL", "disabled", "media", "style", "notation", "currency"])
          Object.prototype[name] = "pollué";
        """);
    EmbeddedBox box =
        open("<script src='/polluted.js'></script>" + script() + BOX).search("titre:infirmière");

    assertThat(box.status()).isEqualTo("12 offres trouvées.");
    assertThat(box.part("facts").getText()).containsPattern("202\\d");
  }

  @Test
  @Tag("H28")
  void itKeepsItsShapeWhenThePageResetsAllStyles() {
    EmbeddedBox box =
        open("<style>*,::before,::after{all:unset!important;margin:0;padding:0}"
                + " [hidden]{display:block!important} html{font-size:62.5%}</style>"
                + script()
                + BOX)
            .search("titre:infirmière");

    assertThat(box.part("suggestions").isDisplayed()).isFalse();
    assertThat(box.part("button").getCssValue("cursor")).isEqualTo("pointer");
    assertThat(box.part("results").getSize().getHeight()).isGreaterThan(200);
  }

  @Test
  void theBrowserShowsTheFallbackUntilTheScriptRuns() {
    browser.open(
        host.page(
            "/",
            "",
            watched("<denicheur-search><a href='/ailleurs'>Chercher</a></denicheur-search>")));

    assertThat(browser.find("denicheur-search a").isDisplayed()).isTrue();
    browser.open(
        host.page(
            "/",
            "",
            watched(
                script()
                    + "<denicheur-search><a href='/ailleurs'>Chercher</a></denicheur-search>")));
    EmbeddedBox.in(browser);
    assertThat(browser.find("denicheur-search a").isDisplayed()).isFalse();
  }

  /** Waits longer than the box waits after the last key. */
  private static void afterTwoFramesAndAPause() {
    ((JavascriptExecutor) browser.driver())
        .executeAsyncScript("setTimeout(arguments[arguments.length - 1], 400)");
  }

  private static EmbeddedBox open(String body) {
    browser.open(host.page("/", "", watched(body)));
    return EmbeddedBox.in(browser);
  }

  private static String watched(String body) {
    return "<script src='/watch.js'></script>" + body;
  }

  private static String script() {
    return "<script src='" + site.at("/embed/denicheur.js") + "' async></script>";
  }
}

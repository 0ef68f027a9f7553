package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.site.SiteServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The search box on pages as site owners write them. */
@NeedsChromium
class EmbeddedBoxOnRealPagesTest {
  private static final String PLAIN = "<denicheur-search></denicheur-search>";

  @TempDir private static Path folder;

  private static SiteServer site;
  private static HostSite host;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    site = SiteServer.overFiles(folder);
    host = new HostSite();
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    host.close();
    site.close();
  }

  private static String script(String attributes) {
    return "<script src='" + site.at("/embed/denicheur.js") + "' " + attributes + "></script>";
  }

  private static EmbeddedBox open(String body) {
    browser.open(host.page("/", "", script("async") + body));
    return EmbeddedBox.in(browser);
  }

  @Test
  void aModuleFindsItsServer() {
    browser.open(host.page("/", "", PLAIN + script("type='module'")));

    assertThat(EmbeddedBox.in(browser).search("titre:infirmière").status())
        .isEqualTo("12 offres trouvées.");
  }

  @Test
  void theActionKeepsItsParameters() {
    host.page("/wp", "", script("") + "<denicheur-search name='mots'></denicheur-search>");
    EmbeddedBox box =
        open(
            "<denicheur-search action='/wp?page_id=12&lang=fr&mots=x' name='mots'"
                + " filter-startup='lapins'></denicheur-search>");
    box.type("titre:designer", Keys.ENTER);
    browser.until("the host's page", () -> "/wp".equals(browser.address().getPath()));

    assertThat(browser.address().getRawQuery())
        .isEqualTo("mots=titre%3Adesigner&page_id=12&lang=fr&startup=lapins");
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter-role='design'", "filter-role='design desing'"})
  void suggestionsKeepToTheFilters(String filter) {
    EmbeddedBox box = open("<denicheur-search " + filter + "></denicheur-search>");
    box.type("de").awaitSuggestions();

    assertThat(box.parts("suggestion"))
        .extracting(WebElement::getText)
        .noneMatch(text -> text.contains("Développeuse Java"))
        .anyMatch(text -> text.startsWith("Design"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filter-role='desing'",
        "filter-open='oui' filter-month='mars'",
        "filter-junior='true false'",
        "filter-metier='design'"
      })
  void aFilterThatIsNotUnderstoodIsIgnoredAndNamedInTheConsole(String filter) {
    browser.console();
    EmbeddedBox box =
        open("<denicheur-search " + filter + "></denicheur-search>").search("titre:infirmière");

    assertThat(box.status()).isEqualTo("12 offres trouvées.");
    String name = filter.substring(0, filter.indexOf('='));
    assertThat(browser.console()).anyMatch(line -> line.contains("ignores " + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "abc", "0", "-3", "2.5", "1e1"})
  void aSizeThatIsNotUnderstoodIsTheDefaultAndNamedInTheConsole(String size) {
    browser.console();
    EmbeddedBox box =
        open("<denicheur-search size='" + size + "'></denicheur-search>")
            .search("titre:infirmière");

    assertThat(box.status()).isEqualTo("12 offres trouvées.");
    assertThat(box.titles()).hasSize(5);
    assertThat(browser.console()).anyMatch(line -> line.contains("ignores size"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "body{background:#111;color:#eee}",
        "body{background:#fff;color:#222}",
        ":root{color-scheme:dark}body{background:#fff;color:#222}",
        "body{background:#123;color:rgba(255,255,255,.9)}"
      })
  void fieldListAndFocusStandOutWhateverThePagesColours(String style) {
    EmbeddedBox box = open("<style>" + style + "</style>" + PLAIN);
    box.type("infir").awaitSuggestions();
    browser.press(Keys.ARROW_DOWN);

    for (String part : List.of("input", "suggestions", "suggestion", "button")) {
      assertThat(contrast(part)).as(part + " on " + style).isGreaterThan(4.5);
    }
    assertThat(ringOnPage()).as("focus ring on " + style).isGreaterThan(3);
  }

  /** Contrast of text and background as WCAG 2 computes it. */
  private static double contrast(String part) {
    return number(
        "const style = getComputedStyle(root.querySelector('[part~="
            + part
            + "]'));"
            + "let at = root.querySelector('[part~="
            + part
            + "]'), ground = '';"
            + "do { ground = getComputedStyle(at).backgroundColor; at = at.parentElement; }"
            + " while (ground.startsWith('rgba') && ground.endsWith(', 0)') && at);"
            + "return ratio(style.color, ground);");
  }

  private static double ringOnPage() {
    return number(
        "return ratio(getComputedStyle(root.querySelector('input')).outlineColor,"
            + " getComputedStyle(document.body).backgroundColor);");
  }

  private static double number(String script) {
    Object result =
        browser.run(
            "const root = document.querySelector('denicheur-search').shadowRoot;"
                + "const light = (colour) => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number)"
                + ".map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);"
                + "return .2126 * r + .7152 * g + .0722 * b; };"
                + "const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m);"
                + "return (x + .05) / (y + .05); };"
                + script);
    return ((Number) result).doubleValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overflow:hidden;height:6em",
        "overflow:hidden;height:6em;transform:translate(20px,10px)",
        "overflow:auto;height:6em;contain:paint;filter:blur(0)"
      })
  void aParentDoesNotCutTheListOff(String style) {
    EmbeddedBox box =
        open(
            "<div style='"
                + style
                + "'>"
                + PLAIN
                + "</div>"
                + "<div style='position:relative;z-index:9999;background:#fff;height:30em'>x</div>");
    box.type("infir").awaitSuggestions();

    assertThat(
            browser.run(
                "const root = document.querySelector('denicheur-search').shadowRoot;"
                    + "const field = root.querySelector('input').getBoundingClientRect();"
                    + "return [...root.querySelectorAll('li[role=option]')].every((one) => {"
                    + "  const at = one.getBoundingClientRect();"
                    + "  const seen = root.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);"
                    + "  return one.contains(seen) && at.top >= field.bottom && at.left >= field.left"
                    + "    && at.right <= field.right + 1; })"))
        .isEqualTo(true);
    box.part("suggestion").click();
    assertThat(box.awaitStatus().status()).contains("trouvée");
  }

  @Test
  void theWordsSurviveAReload() {
    browser.open(
        host.page(
            "/liste", "", script("async") + "<denicheur-search name='mots'></denicheur-search>"));
    EmbeddedBox.in(browser).search("titre:designer");
    assertThat(browser.address().getRawQuery()).isEqualTo("mots=titre%3Adesigner");
    browser.driver().navigate().refresh();

    EmbeddedBox box = EmbeddedBox.in(browser).awaitStatus();
    assertThat(box.input().getDomProperty("value")).isEqualTo("titre:designer");
    assertThat(box.status()).isEqualTo("12 offres trouvées.");
  }

  @Test
  void theLabelsOfSuggestionsDoNotBreak() {
    EmbeddedBox box = open("<div style='width:15em'>" + PLAIN + "</div>");
    box.type("infir").awaitSuggestions();

    assertThat(box.parts("kind"))
        .isNotEmpty()
        .allMatch(kind -> kind.getSize().height < 1.9 * 16, "one line");
  }
}

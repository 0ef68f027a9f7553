package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.site.SiteServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The script changes the search page without reloading it, and the keyboard alone is enough. */
@NeedsChromium
class WithJavaScriptTest {
  @TempDir private static Path folder;

  private static SiteServer site;
  private static Browser browser;
  private static SearchScreen screen;

  @BeforeAll
  static void start() throws Exception {
    site = SiteServer.overFiles(folder);
    browser = Browser.start();
    screen = new SearchScreen(browser);
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    site.close();
  }

  @BeforeEach
  void openAndMark() {
    browser.open(site.at("/"));
    browser.run("window.__mark = true"); // gone if the page is loaded again
  }

  @Test
  void theListChangesWithoutAReload() {
    screen.search("titre:infirmière").awaitStatus("12 offres").choose("open", "true");
    screen.awaitStatus("10 offres").choose("startup", "lapins").awaitStatus("3 offres");

    assertThat(browser.address().getRawQuery())
        .contains("q=titre%3Ainfirmi%C3%A8re", "open=true", "startup=lapins");
    assertThat(isMarked()).isTrue();
    assertThat(browser.driver().getTitle()).startsWith("titre:infirmière");
  }

  @Test
  void backAndForwardRestoreEveryState() {
    screen.search("titre:infirmière").awaitStatus("12 offres").choose("open", "true");
    screen.awaitStatus("10 offres").choose("startup", "lapins").awaitStatus("3 offres");
    List<String> last = screen.titles();

    browser.driver().navigate().back();
    screen.awaitStatus("10 offres");
    assertThat(screen.isChosen("startup", "lapins")).isFalse();
    assertThat(screen.isChosen("open", "true")).isTrue();
    browser.driver().navigate().back();
    screen.awaitStatus("12 offres");
    assertThat(screen.isChosen("open", "true")).isFalse();
    browser.driver().navigate().back();
    screen.awaitStatus("48 offres");
    assertThat(browser.find("#q").getDomProperty("value")).isEmpty();
    browser.driver().navigate().forward();
    screen.awaitStatus("12 offres");
    assertThat(browser.find("#q").getDomProperty("value")).isEqualTo("titre:infirmière");
    browser.driver().navigate().forward();
    browser.driver().navigate().forward();
    screen.awaitStatus("3 offres");
    assertThat(screen.titles()).isEqualTo(last);
    assertThat(isMarked()).isTrue();
  }

  @Test
  void pagesAreTurnedInPlace() {
    String first = screen.titles().getFirst();
    screen.next();
    browser.until("page 2", () -> !screen.titles().contains(first));

    assertThat(browser.address().getRawQuery()).isEqualTo("page=2");
    assertThat(isMarked()).isTrue();
  }

  @Test
  void aPostingLinksBackToTheSearchThatFoundIt() {
    screen.search("titre:designer").awaitStatus("12 offres").openFirst();
    browser.find(".back a").click();
    browser.await("#status");

    assertThat(screen.status()).isEqualTo("12 offres");
  }

  @Test
  void theKeyboardAloneSearchesFiltersPagesAndOpens() {
    WebElement field = tabTo("#q");
    browser.press("infir");
    browser.until("suggestions", () -> !browser.all("#suggestions [role=option]").isEmpty());
    assertThat(field.getDomAttribute("aria-expanded")).isEqualTo("true");
    browser.press(Keys.ARROW_DOWN);
    assertThat(field.getDomAttribute("aria-activedescendant")).isNotBlank();
    browser.press(Keys.ESCAPE);
    browser.press(Keys.chord(Keys.CONTROL, "a"), "titre:infirmière", Keys.ENTER);
    screen.awaitStatus("12 offres");
    tabTo("#facets input[name=open][value=true]");
    browser.press(Keys.SPACE);
    screen.awaitStatus("10 offres");
    tabTo("#list .hits a");
    browser.press(Keys.ENTER);
    browser.await("article.posting");
  }

  @Test
  void aSuggestedRoleBecomesAFilter() {
    browser.find("#q").sendKeys("desig");
    browser.until("suggestions", () -> !browser.all("#suggestions [role=option]").isEmpty());
    WebElement role =
        browser.all("#suggestions [role=option]").stream()
            .filter(option -> option.getText().contains("métier · "))
            .findFirst()
            .orElseThrow();
    int field = browser.find("#q").getRect().getWidth();
    assertThat(browser.find("#suggestions").getRect().getWidth()).isEqualTo(field);
    role.click();

    screen.awaitStatus("12 offres");
    assertThat(browser.address().getRawQuery()).isEqualTo("role=design");
    assertThat(browser.find("#q").getDomProperty("value")).isEmpty();
    assertThat(screen.isChosen("role", "design")).isTrue();
  }

  @Test
  void theSkipLinkComesFirstAndSkips() {
    browser.press(Keys.TAB);
    assertThat(browser.driver().switchTo().activeElement().getText()).isEqualTo("Aller au contenu");
    browser.press(Keys.ENTER);
    browser.until(
        "the focus in the main part",
        () -> "main".equals(browser.driver().switchTo().activeElement().getDomAttribute("id")));
  }

  /** Presses the tab key until an element has the focus, whose outline must be visible. */
  private static WebElement tabTo(String css) {
    WebElement wanted = browser.find(css);
    for (int i = 0; i < 60; i++) {
      if (wanted.equals(browser.driver().switchTo().activeElement())) {
        assertThat(wanted.getCssValue("outline-style")).isNotEqualTo("none");
        return wanted;
      }
      browser.press(Keys.TAB);
    }
    throw new AssertionError("the tabulator does not reach " + css);
  }

  private static boolean isMarked() {
    return Boolean.TRUE.equals(browser.run("return window.__mark"));
  }
}

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
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The search box on a page of another origin searches, suggests and can be used without a mouse.
 */
@NeedsChromium
class EmbeddedBoxTest {
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

  @Test
  void itSearchesAndLinksToTheSite() {
    EmbeddedBox box = open("<denicheur-search></denicheur-search>").search("titre:infirmière");

    assertThat(box.status()).isEqualTo("12 offres trouvées.");
    assertThat(box.titles()).hasSize(5).allMatch(title -> title.startsWith("Infirmière de nuit"));
    assertThat(box.part("title").getDomProperty("href")).startsWith(site.at("/offres/").toString());
    assertThat(box.part("all").getDomProperty("href"))
        .isEqualTo(site.at("/?q=titre%3Ainfirmi%C3%A8re").toString());
    assertThat(box.part("mark").getText()).isEqualTo("Infirmière");
    assertThat(box.parts("facts"))
        .extracting(WebElement::getText)
        .allMatch(facts ->
            facts.matches(".+ · (lapins|sante-psy|a-plus) · \\p{L}+ 202\\d · (ouverte|fermée)"));
  }

  @Test
  void anUnknownWordIsAnsweredWithASentence() {
    EmbeddedBox box = open("<denicheur-search></denicheur-search>").search("xyzzyqwk");

    assertThat(box.status()).isEqualTo("Aucune offre trouvée.");
    assertThat(box.parts("title")).isEmpty();
  }

  @Test
  void filtersNarrowTheAnswer() {
    EmbeddedBox box =
        open("<denicheur-search filter-startup='lapins a-plus' filter-open='true' size='20'>"
                + "</denicheur-search>")
            .search("titre:infirmière");

    assertThat(box.titles()).isNotEmpty();
    assertThat(box.parts("facts"))
        .extracting(WebElement::getText)
        .allMatch(facts -> facts.matches(".* · (lapins|a-plus) · (.* · )?ouverte"));
  }

  @Test
  void theKeyboardAloneReachesEverything() {
    EmbeddedBox box = open("<denicheur-search></denicheur-search>");
    browser.press(Keys.TAB); // to the first element that takes the focus
    browser.press("infir");
    box.awaitSuggestions();
    WebElement input = box.input();
    List<String> offered = box.parts("suggestion").stream().map(WebElement::getText).toList();

    assertThat(input.getDomAttribute("aria-expanded")).isEqualTo("true");
    assertThat(box.active()).isEmpty();
    browser.press(Keys.ARROW_DOWN);
    assertThat(box.active()).isEqualTo(offered.getFirst());
    browser.press(Keys.END);
    assertThat(box.active()).isEqualTo(offered.getLast());
    browser.press(Keys.ARROW_DOWN);
    assertThat(box.active()).isEqualTo(offered.getFirst());
    browser.press(Keys.ARROW_UP);
    assertThat(box.active()).isEqualTo(offered.getLast());
    browser.press(Keys.HOME);
    assertThat(box.active()).isEqualTo(offered.getFirst());
    browser.press(Keys.ESCAPE);
    assertThat(input.getDomAttribute("aria-expanded")).isEqualTo("false");
    assertThat(input.getDomProperty("value")).isEqualTo("infir");
    browser.press(Keys.ARROW_DOWN);
    box.awaitSuggestions();
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    box.awaitStatus();
    assertThat(box.status()).contains("trouvée");
    browser.press(Keys.TAB, Keys.TAB, Keys.ENTER); // the button, then the first answer
    browser.await("article.posting");
  }

  @Test
  void aScreenReaderAnnouncesSuggestionsAndAnswers() {
    EmbeddedBox box = open("<denicheur-search label='Nos offres'></denicheur-search>");
    WebElement input = box.input();

    assertThat(input.getAriaRole()).isEqualTo("combobox");
    assertThat(input.getAccessibleName()).isEqualTo("Nos offres");
    box.type("infir").awaitSuggestions();
    assertThat(box.part("suggestions").getAriaRole()).isEqualTo("listbox");
    assertThat(box.part("suggestion").getAriaRole()).isEqualTo("option");
    assertThat(
            browser.run(
                "return document.querySelector('denicheur-search').shadowRoot"
                    + ".querySelector('.heard').textContent"))
        .asString()
        .matches("\\d+ suggestions?");
    assertThat(box.part("status").getAriaRole()).isEqualTo("status");
  }

  @Test
  void aSuggestionCanBeClicked() {
    EmbeddedBox box = open("<denicheur-search></denicheur-search>");
    box.type("infir").awaitSuggestions();
    box.part("suggestion").click();

    assertThat(box.awaitStatus().status()).contains("trouvée");
  }

  @Test
  void anotherPageOfTheHostMayShowTheAnswers() {
    host.page("/recherche", "", script() + "<denicheur-search name='mots'></denicheur-search>");
    EmbeddedBox box =
        open(
            "<denicheur-search action='/recherche' name='mots' filter-startup='lapins'>"
                + "</denicheur-search>");
    box.type("titre:infirmière", Keys.ENTER);
    browser.until("the host's page", () -> "/recherche".equals(browser.address().getPath()));

    assertThat(browser.address().getRawQuery())
        .isEqualTo("mots=titre%3Ainfirmi%C3%A8re&startup=lapins");
    EmbeddedBox answers = EmbeddedBox.in(browser).awaitStatus();
    assertThat(answers.status()).isEqualTo("12 offres trouvées.");
    assertThat(answers.input().getDomProperty("value")).isEqualTo("titre:infirmière");
  }

  @ParameterizedTest
  @EnumSource(Browser.Theme.class)
  void itKeepsTheRulesOfAccessibility(Browser.Theme theme) throws Exception {
    browser.prefer(theme);
    EmbeddedBox box =
        open("<style>:root{color-scheme:light dark}</style><denicheur-search></denicheur-search>")
            .search("infirmière");
    assertThat(Accessibility.violations(browser)).isEmpty();
    box.type(Keys.HOME, "i").awaitSuggestions();
    browser.press(Keys.ARROW_DOWN);
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.photograph("box-" + theme);
  }

  @Test
  void aNarrowScreenCutsNothingOff() throws Exception {
    browser.width(320, 1);
    open("<denicheur-search></denicheur-search>").search("infirmière");

    assertThat(browser.isWiderThanItsWindow()).isFalse();
    browser.photograph("box-320");
  }

  private static EmbeddedBox open(String element) {
    browser.open(host.page("/", "", script() + element));
    return EmbeddedBox.in(browser);
  }

  private static String script() {
    return "<script src='" + site.at("/embed/denicheur.js") + "' async></script>";
  }
}

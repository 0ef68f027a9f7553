package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.site.SiteServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links and forms alone do everything for a reader without scripts. */
@NeedsChromium
class WithoutJavaScriptTest {
  @TempDir private static Path folder;

  private static SiteServer site;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    site = SiteServer.overFiles(folder);
    browser = Browser.startWithoutJavaScript();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    site.close();
  }

  @Test
  void scriptsAreReallyOff() throws Exception {
    try (HostSite host = new HostSite()) {
      browser.open(host.page("/", "", "<script>document.body.id = 'ran'</script>"));

      assertThat(browser.all("#ran")).isEmpty();
    }
  }

  @Test
  void searchFilterByTwoFacetsAndPage() {
    browser.open(site.at("/"));
    SearchScreen screen = new SearchScreen(browser).search("titre:infirmière");
    screen.awaitStatus("12 offres").choose("open", "true");
    browser.click("button.apply");
    screen.awaitStatus("10 offres").choose("startup", "lapins");
    browser.click("button.apply");
    screen.awaitStatus("3 offres");

    assertThat(browser.address().getRawQuery())
        .contains("q=titre%3Ainfirmi%C3%A8re", "open=true", "startup=lapins");
    assertThat(screen.isChosen("open", "true")).isTrue();
    assertThat(browser.all(".chip")).hasSize(2);
    browser.find(".chip").click();
    browser.until("one chip less", () -> browser.all(".chip").size() == 1);

    browser.open(site.at("/?open=true"));
    String first = screen.titles().getFirst();
    screen.next();
    browser.until("page 2", () -> browser.address().getRawQuery().contains("page=2"));
    assertThat(screen.titles()).isNotEmpty().doesNotContain(first);
  }

  @Test
  void openAPostingAndGoToOneLikeIt() {
    browser.open(site.at("/?q=titre:designer"));
    new SearchScreen(browser).openFirst();
    String title = browser.find("h1").getText();
    String back = browser.find(".back a").getDomProperty("href");
    browser.find(".similar .name a").click();
    browser.until("another posting", () -> !browser.find("h1").getText().equals(title));

    assertThat(browser.address().toString()).startsWith(site.at("/offres/").toString());
    assertThat(back).isEqualTo(site.at("/?q=titre%3Adesigner").toString());
  }

  @Test
  void pasteADraft() throws Exception {
    String text = Files.readString(folder.resolve("postings/offre-4.md"));
    browser.open(site.at("/similaires"));
    browser.find("#text").sendKeys(text.substring(text.indexOf("## ")));
    browser.find(".draft button").click();

    assertThat(browser.await("#answer h2").getText()).contains("offre");
    assertThat(browser.all("#answer .hits .name a")).isNotEmpty();
  }
}

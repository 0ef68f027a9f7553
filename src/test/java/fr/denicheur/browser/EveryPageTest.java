package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.site.SiteServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Every page is accessible, valid and light, and loads nothing from another host. */
@NeedsChromium
class EveryPageTest {
  private static final int MAX_BYTES = 40_000;

  /** Addresses by the name of their pictures. */
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("search", "/");
    PAGES.put("search-chosen", "/?q=infirmi%C3%A8re&open=true&startup=lapins&month=2021");
    PAGES.put("search-corrected", "/?q=infirmierre+de+nuit");
    PAGES.put("search-nothing", "/?q=xyzzyqwk&open=true");
    PAGES.put("posting-open", "/offres/offre-47?q=nuit");
    PAGES.put("posting-filled", "/offres/offre-45");
    PAGES.put("similar", "/similaires");
    PAGES.put("embed", "/embed");
    PAGES.put("error", "/offres/inconnue");
  }

  @TempDir private static Path folder;

  private static SiteServer site;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    site = SiteServer.overFiles(folder);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    site.close();
  }

  static Stream<String> pages() {
    return PAGES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itKeepsTheRulesOfAccessibility(String page) {
    browser.width(1280, 1);
    open(page);
    for (Browser.Theme theme : Browser.Theme.values()) {
      browser.prefer(theme);

      assertThat(Accessibility.violations(browser)).as("%s, %s", page, theme).isEmpty();
    }
  }

  @Test
  void suggestionsKeepTheRulesOfAccessibility() {
    open("search");
    browser.find("#q").sendKeys("infir");
    browser.until("suggestions", () -> !browser.all("#suggestions [role=option]").isEmpty());
    browser.press(Keys.ARROW_DOWN);
    for (Browser.Theme theme : Browser.Theme.values()) {
      browser.prefer(theme);

      assertThat(Accessibility.violations(browser)).as("%s", theme).isEmpty();
    }
  }

  @Test
  void theHtmlIsValid() throws Exception {
    Map<String, String> html = new LinkedHashMap<>();
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      html.put(page.getKey(), site.get(page.getValue(), "Accept", "text/html").body());
    }

    assertThat(HtmlValidator.errors(html, folder)).isEmpty();
  }

  /** 320 pixels are also the width that remains of 1280 at a zoom of 400 %, and of 640 at 200 %. */
  @ParameterizedTest
  @MethodSource("pages")
  void narrowScreensAndZoomCutNothingOff(String page) throws Exception {
    for (int width : new int[] {320, 768, 1280}) {
      open(page);
      for (Browser.Theme theme : Browser.Theme.values()) {
        browser.prefer(theme);
        browser.width(width, width == 320 ? 2 : 1);

        assertThat(browser.isWiderThanItsWindow()).as("%s at %s px", page, width).isFalse();
        if (width == 320) { // to be looked at; more would take half a second each
          browser.photograph(page + "-" + width + "-" + theme);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itIsLightAndLoadsNothingFromOtherHosts(String page) {
    browser.driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
    browser.requests();
    open(page);
    List<Request> requests = browser.requests();

    assertThat(requests)
        .extracting(
            request -> request.address().getScheme() + "://" + request.address().getAuthority())
        .containsOnly(site.origin());
    long bytes = requests.stream().mapToLong(Request::bytes).sum();
    System.out.println("page " + page + ": " + bytes + " bytes with all it loads");
    assertThat(bytes)
        .as("bytes of %s and all it loads: %s", page, requests)
        .isBetween(1_000L, (long) MAX_BYTES);
    assertThat(browser.driver().manage().getCookies()).isEmpty();
  }

  @Test
  void itsOwnPolicyRefusesNothing() {
    browser.console();
    PAGES.keySet().stream().filter(page -> !page.equals("error")).forEach(EveryPageTest::open);

    assertThat(browser.console()).isEmpty();
  }

  private static void open(String page) {
    browser.open(site.at(PAGES.get(page)));
  }
}

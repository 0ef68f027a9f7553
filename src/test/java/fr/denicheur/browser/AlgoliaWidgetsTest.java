package fr.denicheur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.algolia.Clients;
import fr.denicheur.algolia.NeedsClients;
import fr.denicheur.site.SiteServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Unmodified widgets of Algolia's libraries work on a page of another origin. */
@NeedsChromium
@NeedsClients
class AlgoliaWidgetsTest {
  @TempDir private static Path folder;

  private static SiteServer site;
  private static Clients clients;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    site = SiteServer.overFiles(folder);
    clients = new Clients();
    Clients.wake(site.address()); // the clients wait a second at most
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    clients.close();
    site.close();
  }

  @AfterEach
  void nothingFailedOnThePage() {
    assertThat(browser.console()).allMatch(line -> line.contains("Autofocus")); // DocSearch's own
  }

  @Test
  void instantSearchShowsHitsAndCounts() {
    openInstantSearch();
    assertThat(texts("#hits a")).hasSize(5);
    assertThat(texts("#roles .ais-RefinementList-item"))
        .hasSize(4)
        .allMatch(one -> one.endsWith("12"));
    assertThat(texts("#months .ais-HierarchicalMenu-item")).startsWith("20234", "202212");
    assertThat(attribute("#dates .ais-RangeInput-input--min", "placeholder"))
        .isEqualTo("1579046400");
    assertThat(texts("#pages .ais-Pagination-item--page")).contains("1", "2");
  }

  @Test
  void eachKeyTypedNarrowsAndTitlesAreMarked() {
    openInstantSearch();
    browser.await("#box input").sendKeys("infirm");
    browser.until("the nurses", () -> text("#stats").equals("12 offres"));
    assertThat(texts("#hits a mark")).isNotEmpty().allMatch("Infirmière"::equals);
    assertThat(texts("#hits a")).allMatch(title -> title.startsWith("Infirmière de nuit"));
  }

  @Test
  void chosenValuesKeepTheOthersInSight() {
    openInstantSearch();
    click("#roles input[value=design]");
    browser.until("the designers", () -> text("#stats").equals("12 offres"));
    assertThat(texts("#roles .ais-RefinementList-item")).hasSize(4);
    click("#roles input[value=developpement]");
    browser.until("both trades", () -> text("#stats").equals("24 offres"));
    click("#open input");
    browser.until("open ones", () -> number("#stats") < 24);
    int open = number("#stats");
    assertThat(texts("#hits small")).allMatch(facts -> facts.endsWith("ouverte"));
    click("#months a");
    browser.until("a year", () -> number("#stats") < open);
    assertThat(texts("#months .ais-HierarchicalMenu-list--child .ais-HierarchicalMenu-item"))
        .isNotEmpty()
        .allMatch(month -> month.matches("[01]\\d1"));
    assertThat(texts("#months > div > ul > li")).hasSizeGreaterThan(1);
  }

  @Test
  void datesPagesAndTheOrderAreChosen() {
    openInstantSearch();
    browser.find("#dates .ais-RangeInput-input--min").sendKeys("1640995200");
    click("#dates button");
    browser.until("recent ones", () -> number("#stats") == 16);
    browser.find("#sort select").sendKeys("Date");
    browser.until("newest first", () -> text("#hits small").contains("2023-04-15"));
    String first = text("#hits a");
    click("#pages .ais-Pagination-item--nextPage a");
    browser.until("page 2", () -> !text("#hits a").equals(first));
    assertThat(text("#pages .ais-Pagination-item--selected")).isEqualTo("2");
  }

  @Test
  void valuesOfAFacetAreSearched() {
    openInstantSearch();
    for (String typed : List.of("l", "la", "lap")) { // the widget shows whatever answer comes last
      browser.await("#startups input[type=search]").sendKeys(typed.substring(typed.length() - 1));
      browser.until("a marked value", () -> text("#startups mark").equals(typed));
    }
    assertThat(texts("#startups .ais-RefinementList-item")).hasSize(1);
    click("#startups .ais-RefinementList-item input");
    browser.until("the rabbits", () -> text("#stats").equals("16 offres"));
  }

  @Test
  void reactInstantSearchShowsMoreUntilTheEnd() {
    open("react.html");
    browser.until("hits", () -> texts("#hits li").size() == 5);
    assertThat(texts("#newest li")).hasSize(2);
    click("#roles input[value=design]");
    browser.until(
        "the designers", () -> texts("#hits li").stream().allMatch(t -> t.startsWith("Designer")));
    for (int shown : List.of(10, 12)) {
      click(".ais-InfiniteHits-loadMore");
      browser.until("more hits", () -> texts("#hits li").size() == shown);
    }
    assertThat(browser.find(".ais-InfiniteHits-loadMore").isEnabled()).isFalse();
  }

  @Test
  void autocompleteOffersPostingsAndProducts() {
    open("autocomplete.html");
    browser.await("#box input").sendKeys("lapins");
    browser.until("postings", () -> !texts(".aa-Item a").isEmpty());
    browser.until("products", () -> !texts(".aa-Item .facet").isEmpty());
    assertThat(text(".aa-Item .facet")).isEqualTo("lapins (16)");
    assertThat(browser.find(".aa-Item a").getDomProperty("href")).startsWith(site.origin());
  }

  @Test
  void docSearchListsPostingsByTrade() {
    open("docsearch.html");
    browser.await("#box button").click();
    browser.await(".DocSearch-Input").sendKeys("infirmière");
    browser.until("hits", () -> texts(".DocSearch-Hit").size() >= 3);
    assertThat(texts(".DocSearch-Hit-title"))
        .allMatch(title -> title.startsWith("Infirmière de nuit"));
    assertThat(texts(".DocSearch-Hit-title mark")).isNotEmpty();
    assertThat(browser.find(".DocSearch-Hit a").getDomProperty("href"))
        .startsWith(site.origin() + "/offres/");
    browser.press(Keys.ESCAPE);
  }

  /** Answers that come after a key was typed would draw the lists of values again. */
  private static void openInstantSearch() {
    open("instantsearch.html");
    browser.until("all postings", () -> text("#stats").equals("48 offres"));
  }

  private static void open(String page) {
    browser.open(clients.page(page, site.address().getAuthority() + site.address().getPath()));
  }

  private static void click(String css) {
    browser.await(css);
    browser.run("document.querySelector(arguments[0]).click()", css);
  }

  private static String text(String css) {
    return browser.all(css).stream().findFirst().map(WebElement::getText).orElse("");
  }

  private static List<String> texts(String css) {
    return browser.all(css).stream().map(WebElement::getText).toList();
  }

  private static int number(String css) {
    return Integer.parseInt(text(css).replaceAll("\\D", ""));
  }

  private static String attribute(String css, String name) {
    return browser.find(css).getDomAttribute(name);
  }
}

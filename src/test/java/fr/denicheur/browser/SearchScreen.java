package fr.denicheur.browser;

import java.util.List;
import org.openqa.selenium.WebElement;

/** The search page, as a reader uses it. */
final class SearchScreen {
  private final Browser browser;

  SearchScreen(Browser browser) {
    this.browser = browser;
  }

  String status() {
    return browser.find("#status").getText();
  }

  List<String> titles() {
    return browser.all("#list .hits > li .name").stream().map(WebElement::getText).toList();
  }

  /** Waits until it shows a number of postings. */
  SearchScreen awaitStatus(String status) {
    browser.until(status, () -> status().equals(status));
    return this;
  }

  SearchScreen search(String words) {
    WebElement field = browser.find("#q");
    field.clear();
    field.sendKeys(words);
    browser.find("#search button[type=submit]").click();
    return this;
  }

  /** Ticks a box. */
  SearchScreen choose(String facet, String value) {
    browser.click("#facets input[name=" + facet + "][value='" + value + "']");
    return this;
  }

  boolean isChosen(String facet, String value) {
    return browser.find("#facets input[name=" + facet + "][value='" + value + "']").isSelected();
  }

  void next() {
    browser.find(".pager [rel=next]").click();
  }

  void openFirst() {
    browser.find("#list .hits a").click();
    browser.await("article.posting");
  }
}

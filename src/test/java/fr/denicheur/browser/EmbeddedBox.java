package fr.denicheur.browser;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;

/** The search box on a page of another site, as a reader uses it. */
final class EmbeddedBox {
  private final Browser browser;
  private final SearchContext root;

  private EmbeddedBox(Browser browser, SearchContext root) {
    this.browser = browser;
    this.root = root;
  }

  /** Waits for the box that matches a selector. */
  static EmbeddedBox in(Browser browser, String css) {
    browser.until(
        "a box at " + css,
        () ->
            Boolean.TRUE.equals(
                browser.run("return !!document.querySelector(arguments[0])?.shadowRoot", css)));
    return new EmbeddedBox(browser, browser.find(css).getShadowRoot());
  }

  static EmbeddedBox in(Browser browser) {
    return in(browser, "denicheur-search");
  }

  WebElement part(String part) {
    return root.findElement(By.cssSelector("[part~=" + part + "]"));
  }

  List<WebElement> parts(String part) {
    return root.findElements(By.cssSelector("[part~=" + part + "]"));
  }

  WebElement input() {
    return part("input");
  }

  /** Types words and presses keys. */
  EmbeddedBox type(CharSequence... keys) {
    input().sendKeys(keys);
    return this;
  }

  /** Searches and waits for the answer; by the Enter key if suggestions cover the button. */
  EmbeddedBox search(String words) {
    type(words);
    try {
      part("button").click();
    } catch (ElementClickInterceptedException e) {
      type(Keys.ENTER);
    }
    return awaitStatus();
  }

  EmbeddedBox awaitStatus() {
    browser.until("an answer", () -> !status().isEmpty() && !status().endsWith("…"));
    return this;
  }

  EmbeddedBox awaitSuggestions() {
    browser.until(
        "suggestions", () -> !parts("suggestion").isEmpty() && part("suggestions").isDisplayed());
    return this;
  }

  String status() {
    return part("status").getText();
  }

  List<String> titles() {
    return parts("title").stream().map(WebElement::getText).toList();
  }

  /** The option that a screen reader would name. */
  String active() {
    String id = input().getDomAttribute("aria-activedescendant");
    return id == null ? "" : root.findElement(By.id(id)).getText();
  }
}

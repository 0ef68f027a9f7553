package fr.denicheur.reading.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Turns a page in HTML into Markdown that shows its content: one block of clean HTML. */
public final class HtmlPage {
  /** What surrounds the content of a page, or acts. */
  private static final String ASIDE = "script, style, noscript, template, nav, footer, form, svg";

  private HtmlPage() {}

  /** Returns Markdown; it begins with the page's title unless the page has a heading. */
  public static String markdown(String html) {
    Document page =
        Jsoup.parse(
            DroppedTags.spaced(html), LinkTarget.UNKNOWN_SITE); // or relative links are dropped
    String title = page.title();
    Siblings.remove(page.body().select(ASIDE));
    page.select("body *").stream()
        .filter(Element::isBlock)
        .filter(element -> !MarkdownText.isKept(element))
        .forEach(element -> element.tagName("p")); // a block stays a block of its own
    if (page.body().selectFirst("h1, h2, h3, h4, h5, h6") == null && !title.isBlank()) {
      page.body().prependChild(new Element("h1").text(title));
    }
    Document clean = MarkdownText.cleaned(page);
    clean.outputSettings().prettyPrint(false);
    String body = clean.body().html();
    // Markdown reads HTML up to the next blank line, and shows a line end only in "pre"
    return body.isBlank() ? "" : "<div>" + body.replace("\n", "&#10;") + "</div>";
  }
}

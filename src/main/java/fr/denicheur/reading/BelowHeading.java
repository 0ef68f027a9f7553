package fr.denicheur.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Fits a document into a page that has headings of its own. */
final class BelowHeading {
  private static final int LOWEST = 6;

  private final Document document;
  private final int highest;

  /**
   * @param document is changed
   * @param highest the level of its highest headings
   */
  BelowHeading(Document document, int highest) {
    this.document = document;
    this.highest = highest;
  }

  String html() {
    removeEmpty();
    nestHeadings();
    alignByClass();
    return document.body().html();
  }

  /** Images leave links and headings without a word behind. */
  private void removeEmpty() {
    Siblings.remove(
        document.body().select("a, h1, h2, h3, h4, h5, h6").stream()
            .filter(element -> !element.hasText())
            .toList());
  }

  /** A heading is one level below the nearest heading before it that stood above it. */
  private void nestHeadings() {
    Deque<Integer> above = new ArrayDeque<>();
    for (Element heading : headings()) {
      int written = heading.tagName().charAt(1) - '0';
      while (!above.isEmpty() && above.peek() >= written) {
        above.pop();
      }
      heading.tagName("h" + Math.min(LOWEST, highest + above.size()));
      above.push(written);
    }
  }

  private Elements headings() {
    return document.body().select("h1, h2, h3, h4, h5, h6");
  }

  /** The attribute is no longer one of HTML. */
  private void alignByClass() {
    for (Element cell : document.body().select("[align=center], [align=right]")) {
      cell.addClass("align-" + cell.attr("align").toLowerCase(Locale.ROOT));
    }
    document.body().select("[align]").removeAttr("align");
  }
}

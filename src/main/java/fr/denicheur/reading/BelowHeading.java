package fr.denicheur.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Changes a document so that it fits below a heading of the page that shows it. */
final class BelowHeading {
  private static final int LOWEST = 6;

  private final Document document;
  private final int highest;

  /**
   * @param document the document to change
   * @param highest the level that its highest headings get, 1 to 6
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

  /** Removes the links and headings that held only an image. */
  private void removeEmpty() {
    Siblings.remove(
        document.body().select("a, h1, h2, h3, h4, h5, h6").stream()
            .filter(element -> !element.hasText())
            .toList());
  }

  /** Puts each heading one level below the nearest earlier heading that was written higher. */
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

  /** HTML no longer has the attribute {@code align}, so a class says it. */
  private void alignByClass() {
    for (Element cell : document.body().select("[align=center], [align=right]")) {
      cell.addClass("align-" + cell.attr("align").toLowerCase(Locale.ROOT));
    }
    document.body().select("[align]").removeAttr("align");
  }
}

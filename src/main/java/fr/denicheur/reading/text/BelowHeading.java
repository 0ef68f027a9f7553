package fr.denicheur.reading.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Fits a posting's HTML into a page that has headings of its own: nests its headings below them,
 * removes empty links and headings, replaces {@code align} by a class, and makes text of relative
 * links, which would lead to a place on the site of the page.
 */
final class BelowHeading {
  private static final int LOWEST = 6;

  private final Document document;
  private final int highest;

  /**
   * @param highest the new level of the top headings, 1 to 6
   */
  BelowHeading(Document document, int highest) {
    this.document = document;
    this.highest = highest;
  }

  String html() {
    removeEmpty();
    Siblings.unwrap(document.select("a[href]").stream().filter(LinkTarget::isRelative).toList());
    nestHeadings();
    alignByClass();
    return document.body().html();
  }

  /** Removes the links and headings that hold no text. */
  private void removeEmpty() {
    Siblings.remove(
        document.body().select("a, h1, h2, h3, h4, h5, h6").stream()
            .filter(element -> !element.hasText())
            .toList());
  }

  /** Puts each heading one level below the one above it in the posting's own outline. */
  private void nestHeadings() {
    Deque<Integer> above = new ArrayDeque<>();
    for (Element heading : document.body().select("h1, h2, h3, h4, h5, h6")) {
      int written = heading.tagName().charAt(1) - '0';
      while (!above.isEmpty() && above.peek() >= written) {
        above.pop();
      }
      heading.tagName("h" + Math.min(LOWEST, highest + above.size()));
      above.push(written);
    }
  }

  private void alignByClass() {
    for (Element cell : document.body().select("[align=center], [align=right]")) {
      cell.addClass("align-" + cell.attr("align").toLowerCase(Locale.ROOT));
    }
    document.body().select("[align]").removeAttr("align");
  }
}

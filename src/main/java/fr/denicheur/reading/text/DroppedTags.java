package fr.denicheur.reading.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Keeps words apart that only tags divide which are not shown: {@code
 * <div>Intitulé</div><div>Soudeuse</div>} is two words.
 */
final class DroppedTags {
  /** Elements that mark a part of a line or of a word, and that the sanitiser drops. */
  private static final Set<String> WITHIN_WORDS =
      Set.of(
          "span", "font", "abbr", "acronym", "mark", "bdi", "bdo", "big", "cite", "dfn", "kbd",
          "samp", "var", "tt", "time", "data", "strike", "nobr", "ruby", "rb", "rt", "rp", "tspan");

  /** Blocks that jsoup takes for parts of a line. */
  private static final Set<String> ALSO_BLOCKS = Set.of("summary", "legend", "option");

  /** The elements that are shown and may hold paragraphs. */
  private static final Set<String> HOLD_PARAGRAPHS =
      Set.of("body", "blockquote", "li", "dd", "dt", "td", "th");

  /** The tags in a table, which a parser drops outside of one. */
  private static final Pattern IN_TABLE =
      Pattern.compile(
          "<(?=/?(?:t(?:[dhr]|body|head|foot)|caption)[\\s>/])", Pattern.CASE_INSENSITIVE);

  private static final Pattern TABLE = Pattern.compile("<table[\\s>]", Pattern.CASE_INSENSITIVE);

  private DroppedTags() {}

  /** Returns HTML with a space before each tag of a table, if it has no table. */
  static String spaced(String html) {
    return TABLE.matcher(html).find() ? html : IN_TABLE.matcher(html).replaceAll(" <");
  }

  /** Makes paragraphs of blocks that are not shown as such; puts spaces into other elements. */
  static void divide(Document document) {
    Siblings.remove(document.body().select("style, script")); // inside "svg" they hold text
    for (Element element : document.body().select("*")) {
      boolean isDropped = !MarkdownText.isKept(element) && !element.nameIs("body");
      if (!isDropped || WITHIN_WORDS.contains(element.normalName()) || !element.hasText()) {
        continue;
      }
      if (isBlock(element) && isInnermost(element) && mayBeParagraph(element)) {
        element.tagName("p");
      } else {
        space(element);
      }
    }
  }

  /** Puts the spaces inside, because a sibling among thousands would be costly to add. */
  private static void space(Element element) {
    boolean isSpaced =
        element.previousSibling() instanceof TextNode text && text.getWholeText().endsWith(" ");
    if (!isSpaced) {
      element.prependChild(new TextNode(" "));
    }
    element.appendChild(new TextNode(" "));
  }

  private static boolean isBlock(Element element) {
    return element.isBlock() || ALSO_BLOCKS.contains(element.normalName());
  }

  private static boolean isInnermost(Element element) {
    return element.stream().skip(1).noneMatch(DroppedTags::isBlock);
  }

  /** Whether the element around it that is shown may hold a paragraph. */
  private static boolean mayBeParagraph(Element element) {
    Element around = element.parent();
    while (around != null && !MarkdownText.isKept(around) && !around.nameIs("body")) {
      around = around.parent();
    }
    return around != null && HOLD_PARAGRAPHS.contains(around.normalName());
  }
}

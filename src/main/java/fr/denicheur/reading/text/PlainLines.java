package fr.denicheur.reading.text;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Converts a document to plain text, one line for each block. For one thread. */
final class PlainLines implements NodeVisitor {
  private static final Set<String> CELLS = Set.of("td", "th");

  /** The elements inside a line that the sanitiser keeps. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "q",
          "code");

  private final StringBuilder out = new StringBuilder();
  private int preformatted;

  private PlainLines() {}

  /** Returns the lines of an element. None is empty, and no line end follows the last. */
  static String of(Element element) {
    PlainLines lines = new PlainLines();
    element.traverse(lines);
    return lines
        .out
        .toString()
        .lines()
        .map(line -> OpenMarkup.withoutMarks(line).strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      append(text.getWholeText());
    } else if (node instanceof Element element) {
      preformatted += element.nameIs("pre") ? 1 : 0;
      separate(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      preformatted -= element.nameIs("pre") ? 1 : 0;
      separate(element);
    }
  }

  private void separate(Element element) {
    if (CELLS.contains(element.normalName())) {
      space();
    } else if (!INLINE.contains(element.normalName())) {
      endLine();
    }
  }

  private void append(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c == '\n' && preformatted > 0) {
        endLine();
      } else if (CleanText.isSpace(c)) {
        space();
      } else if (!CleanText.isInvisible(c)) {
        out.appendCodePoint(c);
      }
    }
  }

  private void space() {
    if (!out.isEmpty() && !endsWith(' ') && !endsWith('\n')) {
      out.append(' ');
    }
  }

  private void endLine() {
    if (endsWith(' ')) {
      out.setLength(out.length() - 1);
    }
    if (!out.isEmpty() && !endsWith('\n')) {
      out.append('\n');
    }
  }

  private boolean endsWith(char c) {
    return !out.isEmpty() && out.charAt(out.length() - 1) == c;
  }
}

package fr.denicheur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text of a posting, prepared for a terminal: control characters are removed, lines are wrapped
 * between words, and the words found are highlighted.
 */
final class Paragraph {
  private static final char MARK = '\uE000';
  private static final char UNMARK = '\uE001';

  /** Characters that move the cursor, change colours or are invisible; ours are added later. */
  private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]+");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}&&[^\u00A0\u202F]]+");

  private final String text;

  private Paragraph(String text) {
    this.text = text;
  }

  /** Makes a paragraph of plain text. */
  static Paragraph ofText(String text) {
    return new Paragraph(
        NOT_TEXT.matcher(SPACES.matcher(text).replaceAll(" ")).replaceAll("").strip());
  }

  /** Makes a paragraph of an excerpt: escaped HTML in which only {@code <mark>} is markup. */
  static Paragraph ofExcerpt(String html) {
    Paragraph clean = ofText(html);
    return new Paragraph(
        clean
            .text
            .replace("<mark>", String.valueOf(MARK))
            .replace("</mark>", String.valueOf(UNMARK))
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replaceAll("&#(?:39|x27|0?39);", "'")
            .replace("&amp;", "&"));
  }

  /** Returns the paragraph on one line, without highlights. */
  String line() {
    return text.replaceAll("[" + MARK + UNMARK + "]", "");
  }

  /** Returns the paragraph as lines of at most {@code width} columns; a longer word has its own. */
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line) + 1 + width(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Prints the paragraph with an indent, in some styles; words found have a style of their own. */
  void printOn(Terminal terminal, String indent, Style... styles) {
    printOn(terminal, indent, indent, styles);
  }

  /** Prints the paragraph, with {@code first} in front of its first line instead of the indent. */
  void printOn(Terminal terminal, String first, String indent, Style... styles) {
    String before = first;
    boolean marked = false;
    for (String line : lines(terminal.width() - indent.length())) {
      terminal.print(before + coloured(terminal, line, marked, styles));
      marked = staysMarked(line, marked);
      before = indent;
    }
  }

  private static boolean staysMarked(String line, boolean marked) {
    int last = Math.max(line.lastIndexOf(MARK), line.lastIndexOf(UNMARK));
    return last < 0 ? marked : line.charAt(last) == MARK;
  }

  private static String coloured(Terminal terminal, String line, boolean marked, Style... styles) {
    if (!terminal.colours()) {
      return line.replaceAll("[" + MARK + UNMARK + "]", "");
    }
    StringBuilder base = new StringBuilder();
    for (Style style : styles) {
      base.append(style.begin());
    }
    String found = Style.FOUND.begin();
    return base
        + (marked ? found : "")
        + line.replace(String.valueOf(MARK), found)
            .replace(String.valueOf(UNMARK), Style.END + base)
        + Style.END;
  }

  /** Returns how many columns a terminal needs for a text. */
  private static int width(CharSequence text) {
    return text.codePoints().map(Paragraph::columns).sum();
  }

  private static int columns(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.PRIVATE_USE -> 0;
      default -> Character.isEmojiPresentation(codePoint) ? 2 : 1;
    };
  }
}

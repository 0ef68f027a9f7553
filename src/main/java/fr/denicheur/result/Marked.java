package fr.denicheur.result;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a plain text, some words of which are marked.
 *
 * @param runs the text in pieces, in order; no piece is empty
 * @param isBegunWithin whether it begins within a line of the whole text
 * @param isEndedWithin whether it ends within a line of the whole text
 */
public record Marked(List<Run> runs, boolean isBegunWithin, boolean isEndedWithin) {

  /** A piece of the text that is marked as a whole, or not at all. */
  public record Run(String text, boolean isMarked) {}

  public Marked {
    runs = List.copyOf(runs);
  }

  /** Returns a whole text without marks. */
  public static Marked plain(String text) {
    return new Marked(text.isEmpty() ? List.of() : List.of(new Run(text, false)), false, false);
  }

  /** Returns the text without its marks. */
  public String text() {
    return runs.stream().map(Run::text).collect(Collectors.joining());
  }

  /**
   * Returns the text as HTML: escaped, with {@code <mark>} around each marked piece, and {@code …}
   * where it begins or ends within a line.
   */
  public String html() {
    StringBuilder html = new StringBuilder(300);
    html.append(isBegunWithin ? "… " : "");
    for (Run run : runs) {
      html.append(run.isMarked() ? "<mark>" : "");
      escape(html, run.text());
      html.append(run.isMarked() ? "</mark>" : "");
    }
    return html.append(isEndedWithin ? " …" : "").toString();
  }

  private static void escape(StringBuilder html, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }
}

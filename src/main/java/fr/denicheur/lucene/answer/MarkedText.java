package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.answer.Marks.Mark;
import java.util.List;

/**
 * Writes parts of a text as HTML: everything is escaped, words to mark stand in {@code <mark>}, and
 * {@code …} shows that a part begins or ends within a line.
 */
final class MarkedText {
  private MarkedText() {}

  /**
   * Returns a part of a text with its marks.
   *
   * @param marks in order; where two overlap, the first one counts
   */
  static String of(String content, int start, int end, List<Mark> marks) {
    int at = start;
    int last = trimmedEnd(content, start, end);
    StringBuilder out = new StringBuilder(300);
    out.append(at == 0 || content.charAt(at - 1) == '\n' ? "" : "… ");
    for (Mark mark : marks) {
      int from = Math.max(at, mark.start());
      int to = Math.min(last, mark.end());
      if (from < to) {
        escape(out, content, at, from);
        out.append("<mark>");
        escape(out, content, from, to);
        out.append("</mark>");
        at = to;
      }
    }
    escape(out, content, at, last);
    return out + (last == content.length() || content.charAt(last) == '\n' ? "" : " …");
  }

  /** Returns a part of a text without matches, escaped. */
  static String plain(String content, int start, int end) {
    StringBuilder out = new StringBuilder(300);
    escape(out, content, start, trimmedEnd(content, start, end));
    return out + (end < content.length() ? " …" : "");
  }

  private static int trimmedEnd(String content, int start, int end) {
    return start + content.substring(start, end).stripTrailing().length();
  }

  private static void escape(StringBuilder out, String content, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = content.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n' -> out.append(' ');
        default -> out.append(c);
      }
    }
  }
}

package fr.denicheur.lucene.answer;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/**
 * Writes passages as HTML: everything is escaped, matching words stand in {@code <mark>}, and
 * {@code …} shows that a passage begins or ends within a line.
 */
final class MarkedPassages extends PassageFormatter {
  @Override
  public List<String> format(Passage[] passages, String content) {
    return Arrays.stream(passages).map(passage -> marked(passage, content)).toList();
  }

  private static String marked(Passage passage, String content) {
    int at = passage.getStartOffset();
    int end = trimmedEnd(content, at, passage.getEndOffset());
    StringBuilder out = new StringBuilder(300);
    out.append(at == 0 || content.charAt(at - 1) == '\n' ? "" : "… ");
    for (int i = 0; i < passage.getNumMatches(); i++) {
      int matchStart = Math.max(at, passage.getMatchStarts()[i]);
      int matchEnd = Math.min(end, passage.getMatchEnds()[i]);
      if (matchStart < matchEnd) {
        escape(out, content, at, matchStart);
        out.append("<mark>");
        escape(out, content, matchStart, matchEnd);
        out.append("</mark>");
        at = matchEnd;
      }
    }
    escape(out, content, at, end);
    return out + (end == content.length() || content.charAt(end) == '\n' ? "" : " …");
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

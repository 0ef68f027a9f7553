package fr.denicheur.lucene.answer;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/**
 * Writes passages as HTML: everything is escaped, matching words stand in {@code <mark>}, and
 * {@code …} stands where a passage begins or ends within a line.
 */
final class MarkedPassages extends PassageFormatter {
  @Override
  public List<String> format(Passage[] passages, String content) {
    List<String> written = new ArrayList<>(passages.length);
    for (Passage passage : passages) {
      written.add(new Writer(content).write(passage));
    }
    return written;
  }

  /** Returns a part of a text without matches, escaped. */
  static String plain(String content, int start, int end) {
    Writer writer = new Writer(content);
    writer.escape(start, writer.trimmedEnd(start, end));
    return writer.out + (end < content.length() ? " …" : "");
  }

  private static final class Writer {
    private final String content;
    private final StringBuilder out = new StringBuilder(300);

    Writer(String content) {
      this.content = content;
    }

    String write(Passage passage) {
      int start = passage.getStartOffset();
      int end = trimmedEnd(start, passage.getEndOffset());
      out.append(beginsLine(start) ? "" : "… ");
      int at = start;
      for (int i = 0; i < passage.getNumMatches(); i++) {
        int matchStart = Math.max(at, passage.getMatchStarts()[i]);
        int matchEnd = Math.min(end, passage.getMatchEnds()[i]);
        if (matchStart < matchEnd) {
          escape(at, matchStart);
          mark(matchStart, matchEnd);
          at = matchEnd;
        }
      }
      escape(at, end);
      return out.append(endsLine(end) ? "" : " …").toString();
    }

    private void mark(int start, int end) {
      out.append("<mark>");
      escape(start, end);
      out.append("</mark>");
    }

    int trimmedEnd(int start, int end) {
      int trimmed = end;
      while (trimmed > start && Character.isWhitespace(content.charAt(trimmed - 1))) {
        trimmed--;
      }
      return trimmed;
    }

    private boolean beginsLine(int offset) {
      return offset == 0 || content.charAt(offset - 1) == '\n';
    }

    private boolean endsLine(int offset) {
      return offset == content.length() || content.charAt(offset) == '\n';
    }

    void escape(int start, int end) {
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
}

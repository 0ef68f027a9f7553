package fr.denicheur.reading;

import java.util.List;
import java.util.Locale;

/**
 * What would swallow the rest of a text because it is never closed: a comment, or an element whose
 * content is no text. All methods take time in proportion to the text.
 */
final class OpenMarkup {
  private static final String COMMENT = "<!--";
  private static final String END = "-->";

  /** Elements whose content is no text. */
  private static final List<String> CODE = List.of("script", "style");

  private OpenMarkup() {}

  /** Returns where the first comment begins that is never closed; -1 where there is none. */
  static int comment(String markdown) {
    return markdown.indexOf(COMMENT, endOfLastComment(markdown));
  }

  /** Returns the text without the marks of comments that are never closed. */
  static String withoutComment(String markdown) {
    int closed = endOfLastComment(markdown);
    return markdown.substring(0, closed) + withoutMarks(markdown.substring(closed));
  }

  /** Whether an element is opened whose content is no text, and never closed. */
  static boolean hasCode(String markdown) {
    String folded = markdown.toLowerCase(Locale.ROOT);
    return CODE.stream()
        .anyMatch(name -> folded.lastIndexOf("<" + name) > folded.lastIndexOf("</" + name));
  }

  /** Takes away the mark of a comment that was never closed, as often as it stands in another. */
  static String withoutMarks(String line) {
    if (!line.contains(COMMENT)) {
      return line;
    }
    StringBuilder bare = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      bare.append(line.charAt(i));
      int start = bare.length() - COMMENT.length();
      if (start >= 0 && bare.indexOf(COMMENT, start) == start) {
        bare.setLength(start);
      }
    }
    return bare.toString();
  }

  private static int endOfLastComment(String markdown) {
    int end = markdown.lastIndexOf(END);
    return end < 0 ? 0 : end + END.length();
  }
}

package fr.denicheur.reading.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds comments and elements that are never closed, and turns them into plain text, so that they
 * do not hide the rest of a posting. All methods take time proportional to the text.
 */
public final class OpenMarkup {
  private static final String COMMENT = "<!--";
  private static final String END = "-->";

  /** Elements whose content a browser takes as it is until their end tag (HTML 13.1.2). */
  private static final Pattern RAW_ELEMENT =
      Pattern.compile(
          "<(/?)(script|style|iframe|noembed|noframes|noscript|xmp|textarea|title)\\b",
          Pattern.CASE_INSENSITIVE);

  private OpenMarkup() {}

  /** Returns the offset of the first comment of a Markdown text that is never closed. */
  public static OptionalInt comment(String markdown) {
    int open = markdown.indexOf(COMMENT, endOfLastComment(markdown));
    return open < 0 ? OptionalInt.empty() : OptionalInt.of(open);
  }

  /** Returns a Markdown text without the marks of comments that are never closed. */
  static String withoutComment(String markdown) {
    int closed = endOfLastComment(markdown);
    return markdown.substring(0, closed) + withoutMarks(markdown.substring(closed));
  }

  /** Removes the marks that begin a comment, and those that appear when others are removed. */
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

  /** Returns HTML with the tags of elements that are never closed as text. */
  static String withoutElements(String html) {
    StringBuilder shown = new StringBuilder(html.length());
    int at = 0;
    for (int open : openElements(html)) {
      shown.append(html, at, open).append("&lt;");
      at = open + 1;
    }
    return shown.append(html, at, html.length()).toString();
  }

  private static List<Integer> openElements(String html) {
    Map<String, List<Integer>> open = new HashMap<>();
    Matcher tag = RAW_ELEMENT.matcher(html);
    while (tag.find()) {
      String name = tag.group(2).toLowerCase(Locale.ROOT);
      List<Integer> places = open.computeIfAbsent(name, key -> new ArrayList<>());
      if (tag.group(1).isEmpty()) {
        places.add(tag.start());
      } else {
        places.clear();
      }
    }
    return open.values().stream().flatMap(List::stream).sorted().toList();
  }

  private static int endOfLastComment(String markdown) {
    int end = markdown.lastIndexOf(END);
    return end < 0 ? 0 : end + END.length();
  }
}

package fr.denicheur.reading;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Recognizes the lines at which a front matter begins and ends. */
final class Fence {
  /** A line of dashes, which also may be a rule across the page. */
  static final Pattern YAML = Pattern.compile("^\\p{Cf}{0,9}-{3,}[\\s\\p{Z}\\p{Cf}]*$");

  /** A front matter after text begins within 20 lines. Later ones are quotations. */
  static final int LAST_LINE_TO_OPEN = 20;

  /** The first line of a front matter may name its language. */
  static final Pattern OPENING =
      Pattern.compile("^\\p{Cf}{0,9}-{3,} ?(?:ya?ml|json)?[\\s\\p{Z}\\p{Cf}]*$");

  static final Pattern TOML_OPENING =
      Pattern.compile("^\\p{Cf}{0,9}(?:\\+{3}(?: ?toml)?|-{3} ?toml)[\\s\\p{Z}]*$");

  static final Pattern TOML_END = Pattern.compile("^(?:\\+{3}|-{3})[\\s\\p{Z}]*$");

  /** A table, or a key and its value. */
  static final Pattern TOML_LINE = Pattern.compile("^\\s*(?:\\[|[\\w\"'.-]{1,60}\\s*=)");

  /** The beginning of a JSON object, at the beginning of a file. */
  static final Pattern JSON_OPENING = Pattern.compile("^\\{\\s*(?:\"|$)");

  static final Pattern HEADING = Pattern.compile("^\\p{Cf}{0,9}#{1,6}\\s{0,9}\\p{L}");

  /** Eight words in a row and a full stop: no comment, and no line of a program. */
  static final Pattern SENTENCE =
      Pattern.compile("^[^#]{0,40}?(?:\\p{L}{1,40}[ ,'’-]{1,3}){8}.*[.!?]\\s*$");

  private Fence() {}

  /** Whether a line opens a front matter, if it is the first of a file. */
  static boolean opens(String line) {
    return Stream.of(OPENING, TOML_OPENING, JSON_OPENING).anyMatch(one -> one.matcher(line).find());
  }

  /** Returns the index of the first line from an index on that is wanted; their number if none. */
  static int next(String[] lines, int from, Predicate<String> wanted) {
    return IntStream.range(from, lines.length)
        .filter(i -> wanted.test(lines[i]))
        .findFirst()
        .orElse(lines.length);
  }

  /** Returns how many more braces a line of JSON opens than it closes, outside of its texts. */
  static int braces(String line) {
    int depth = 0;
    boolean isText = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      i += isText && c == '\\' ? 1 : 0;
      isText ^= c == '"';
      depth += isText ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return depth;
  }
}

package fr.denicheur.reading;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A problem in one file of a posting, described in French for its author.
 *
 * @param path the file, as it is shown to people
 * @param line the line, from 1; 0 if the problem concerns the whole file
 * @param column the character in the line, from 1; 0 if the problem concerns the whole line
 * @param severity whether the posting can still be found
 * @param rule the name of the rule, the same in every version, such as {@code date-not-iso}
 * @param value the wrong value on one line, with control characters escaped, at most {@value
 *     #MAX_VALUE} characters; empty if there is none to show
 * @param message what is wrong, and how the file was read in spite of it
 * @param remedy what the author should do
 */
public record Problem(
    String path,
    int line,
    int column,
    Severity severity,
    String rule,
    String value,
    String message,
    String remedy) {

  /**
   * Longer values are cut to 100 characters: they fit a line of a terminal, and an author finds the
   * value by its beginning.
   */
  public static final int MAX_VALUE = 100;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Returns the same problem of a file that is shown to people by another path. */
  public Problem ofFile(String shown) {
    return new Problem(shown, line, column, severity, rule, value, message, remedy);
  }

  /** The consequence of a problem for its posting. */
  public enum Severity {
    /** The posting cannot be found. */
    FATAL("erreur"),
    /** The posting can be found, but a part of it was not understood or may be a mistake. */
    WARNING("attention"),
    /** Nothing is wrong, but the author may not know what it means; only {@code check} says it. */
    ADVICE("conseil");

    private final String label;

    Severity(String label) {
      this.label = label;
    }

    /** Returns the French word that people see. */
    public String label() {
      return label;
    }
  }

  public Problem {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException(
          "line and column must not be negative; got " + line + " and " + column);
    }
    path = visible(path);
    value = cut(visible(value));
    message = visible(message);
  }

  /** Whether the posting cannot be found because of this. */
  public boolean isFatal() {
    return severity == Severity.FATAL;
  }

  /** Whether nothing is wrong. */
  public boolean isAdvice() {
    return severity == Severity.ADVICE;
  }

  /** Returns one line for terminals and logs: place, severity, rule, message, value, remedy. */
  public String oneLine() {
    String received = value.isEmpty() ? "" : " (reçu : « " + value + " »)";
    String text = message + received + ". " + remedy;
    return place() + " : " + severity.label() + " [" + rule + "] " + text;
  }

  private String place() {
    if (line == 0) {
      return path;
    }
    return column == 0 ? path + ":" + line : path + ":" + line + ":" + column;
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= MAX_VALUE) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MAX_VALUE - 1)) + "…";
  }

  private static String visible(String text) {
    return INVISIBLE
        .matcher(text)
        .replaceAll(c -> String.format(Locale.ROOT, "\\\\u%04x", c.group().codePointAt(0)));
  }
}

package fr.denicheur.reading;

import java.util.Locale;

/**
 * Something wrong in one file of a posting, told to the person who wrote it, in French.
 *
 * @param path the file, as it is shown to people
 * @param line the line, from 1; 0 where the whole file is meant
 * @param column the character in the line, from 1; 0 where the whole line is meant
 * @param severity whether the posting is searchable all the same
 * @param rule a short name that stays the same from version to version, such as {@code
 *     date-not-iso}
 * @param value what was found, on one line: control characters escaped, at most {@value #MAX_VALUE}
 *     characters; empty where there is nothing to show
 * @param message what is wrong and what was made of it
 * @param remedy what to do about it
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
   * Longer values are cut: one line of a terminal shows the beginning, which is enough to find it.
   */
  public static final int MAX_VALUE = 100;

  /** What a problem means for the posting. */
  public enum Severity {
    /** The posting cannot be found. */
    FATAL("erreur"),
    /** The posting can be found; something in it was not understood, or may not be meant so. */
    WARNING("attention");

    private final String label;

    Severity(String label) {
      this.label = label;
    }

    /** The word shown to people, in French. */
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

  /** One line for terminals and logs: place, severity, rule, message, value, remedy. */
  public String oneLine() {
    String received = value.isEmpty() ? "" : " (reçu : « " + value + " »)";
    String told = message + received + ". " + remedy;
    return place() + " : " + severity.label() + " [" + rule + "] " + told;
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
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendVisible(out, c));
    return out.toString();
  }

  private static void appendVisible(StringBuilder out, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          out.append(String.format(Locale.ROOT, "\\u%04x", c));
      default -> out.appendCodePoint(c);
    }
  }
}

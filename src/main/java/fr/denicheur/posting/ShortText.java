package fr.denicheur.posting;

import java.util.Locale;

/** Prepares lines for people: cuts long ones, and capitalizes. */
public final class ShortText {
  private ShortText() {}

  /**
   * Returns the beginning of a line. If it had to be cut, the space around it is removed too.
   *
   * @param limit the most characters it may have; a pair of surrogates stays whole
   */
  public static String of(String line, int limit) {
    if (line.length() <= limit) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(limit - 1)) ? limit - 1 : limit;
    return line.substring(0, end).strip();
  }

  /** Returns a line, not empty, that begins with a capital. */
  public static String capitalized(String line) {
    int first = line.offsetByCodePoints(0, 1);
    return line.substring(0, first).toUpperCase(Locale.FRENCH) + line.substring(first);
  }
}

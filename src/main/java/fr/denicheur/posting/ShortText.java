package fr.denicheur.posting;

/** Makes a line for people short enough to be shown and kept. */
public final class ShortText {
  private ShortText() {}

  /**
   * Returns the beginning of a line, without space around it where something was cut off.
   *
   * @param limit how many characters it may have; a pair of surrogates is not cut in two
   */
  public static String of(String line, int limit) {
    if (line.length() <= limit) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(limit - 1)) ? limit - 1 : limit;
    return line.substring(0, end).strip();
  }
}

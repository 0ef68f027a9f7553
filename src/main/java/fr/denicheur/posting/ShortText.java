package fr.denicheur.posting;

/** Cuts lines for people that are too long to show or keep. */
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
}

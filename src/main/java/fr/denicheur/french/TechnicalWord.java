package fr.denicheur.french;

/**
 * Words whose signs are a part of them: {@code C++}, {@code C#}, {@code .NET}, {@code R&D}.
 *
 * <p>They are recognised by shape, so that {@code F#} or {@code g++} need no list.
 */
final class TechnicalWord {
  /** {@code notepad++} is the longest in use. */
  private static final int MAX_NAME = 10;

  private TechnicalWord() {}

  /** Whether a segment of a chunk, taken whole, is one technical word. */
  static boolean matches(CharSequence segment) {
    return isNameWithSigns(segment) || isDotNet(segment) || isInitialsWithAmpersand(segment);
  }

  private static boolean isNameWithSigns(CharSequence s) {
    int letters = leadingLetters(s, 0);
    String signs = s.subSequence(letters, s.length()).toString();
    return letters > 0 && letters <= MAX_NAME && (signs.equals("++") || signs.equals("#"));
  }

  private static boolean isDotNet(CharSequence s) {
    return s.length() == 4 && s.toString().equalsIgnoreCase(".net");
  }

  /** {@code R&D}, {@code B&B}: an ampersand between one or two letters on each side. */
  private static boolean isInitialsWithAmpersand(CharSequence s) {
    int first = leadingLetters(s, 0);
    if (first < 1 || first > 2 || first >= s.length() || s.charAt(first) != '&') {
      return false;
    }
    int second = leadingLetters(s, first + 1);
    return second >= 1 && second <= 2 && first + 1 + second == s.length();
  }

  private static int leadingLetters(CharSequence s, int from) {
    int at = from;
    while (at < s.length() && Character.isLetter(s.charAt(at))) {
      at++;
    }
    return at - from;
  }
}

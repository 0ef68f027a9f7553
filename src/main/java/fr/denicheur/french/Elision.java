package fr.denicheur.french;

import java.util.Locale;
import java.util.Set;

/**
 * The articles and conjunctions that lose their last vowel before a vowel: {@code l'}, {@code qu'}.
 */
final class Elision {
  private static final Set<String> ELIDED =
      Set.of(
          "l", "d", "m", "t", "n", "s", "j", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
          "quelqu");

  private Elision() {}

  /** Whether a character stands for an apostrophe; typists and text processors use five. */
  static boolean isApostrophe(char c) {
    return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '′';
  }

  /** Returns how many characters the elided word and its apostrophe take; 0 if there is none. */
  static int lengthIn(CharSequence word) {
    for (int i = 1; i < word.length() - 1 && i <= 7; i++) {
      if (isApostrophe(word.charAt(i))) {
        return ELIDED.contains(word.subSequence(0, i).toString().toLowerCase(Locale.ROOT))
            ? i + 1
            : 0;
      }
    }
    return 0;
  }
}

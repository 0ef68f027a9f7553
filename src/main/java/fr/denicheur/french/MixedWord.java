package fr.denicheur.french;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A word in which letters and digits meet once: a name with a number ({@code Python3}), a number
 * with a unit ({@code 35h}), or an ordinal ({@code 12ème}).
 */
final class MixedWord {
  /** The gender of an ordinal, and the way to shorten it, say nothing. */
  private static final Pattern ORDINAL =
      Pattern.compile("(\\d{1,4})(?iu:[eè]|[èe]me|i[èe]me|er|[èe]re|re|nde?)s?");

  /** A single letter, such as that of a unit, is no part to look for. */
  private static final int MIN_PART = 2;

  private MixedWord() {}

  /**
   * Returns a word and the parts of it that people look for: {@code python3}, {@code python},
   * {@code 3}; {@code 35h}, {@code 35}, {@code heures}; {@code 12e}, {@code 12}. Any other word
   * comes back alone.
   *
   * @param start the place of the word in the text
   * @param increment how many positions it stands after the token before it
   */
  static List<Token> tokens(String word, int start, int increment) {
    int border = border(word);
    int end = start + word.length();
    if (border == word.length()) {
      return List.of(new Token(word, start, end, increment));
    }
    String first = word.substring(0, border);
    String second = word.substring(border);
    int middle = start + border;
    int close = middle;
    while (Chunk.isPartOfALetter(word.charAt(close - start - 1))) {
      close--; // an invisible joiner stands there for a space
    }
    Token beginning = new Token(first, start, close, 0);
    if (ORDINAL.matcher(Folding.plain(word)).matches()) {
      return List.of(new Token(first + "e", start, end, increment), beginning);
    }
    boolean hasUnit = Character.isDigit(first.charAt(0));
    String name = Folding.plain(hasUnit ? second : first);
    String whole = hasUnit ? first + SpacedWords.unit(name) : word;
    Token joined = new Token(whole, start, end, increment);
    return name.length() >= MIN_PART
        ? List.of(joined, beginning, new Token(second, middle, end, 1))
        : List.of(joined);
  }

  /** Returns the place between letters and digits; the end if there is none, or more than one. */
  private static int border(String word) {
    int border = word.length();
    boolean isNumber = Character.isDigit(word.charAt(0));
    for (int i = 1; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!Chunk.isPartOfALetter(c) && Character.isDigit(c) != isNumber) {
        if (border < word.length()) {
          return word.length();
        }
        border = i;
        isNumber = !isNumber;
      }
    }
    return border;
  }
}

package fr.denicheur.lexicon;

import fr.denicheur.french.Folding;
import fr.denicheur.french.InclusiveWriting;
import fr.denicheur.posting.RoleFamily;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words in a row that name a trade. Each may begin or end with {@code *}, which stands for any
 * letters.
 *
 * @param words folded, without small words
 * @param family the trade
 * @param isLastResort whether the phrase counts only if no other phrase is found
 */
record RolePhrase(List<String> words, RoleFamily family, boolean isLastResort) {
  /** Small words, and the marks recruiters write around a role: {@code H/F}, {@code e}. */
  private static final Set<String> SMALL =
      Set.of(
          "a", "au", "aux", "d", "de", "des", "du", "e", "en", "et", "f", "h", "l", "la", "le",
          "les", "ou", "par", "pour", "r", "s", "se", "sur", "un", "une", "m", "of", "the");

  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}*]+");

  RolePhrase {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a phrase must hold a word that says something");
    }
  }

  /** Returns the words of a title or a phrase that say something, in the form phrases compare. */
  static List<String> wordsOf(String text) {
    String[] words = NOT_A_WORD.split(Folding.fold(InclusiveWriting.joined(text)));
    return Arrays.stream(words).filter(w -> !w.isEmpty() && !SMALL.contains(w)).toList();
  }

  /** Returns the index at which this phrase first begins in a title's words, or -1. */
  int indexIn(List<String> title) {
    for (int at = 0; at + words.size() <= title.size(); at++) {
      if (beginsAt(at, title)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether a word fits the first one of this phrase. */
  boolean mayBeginWith(String word) {
    return matches(words.getFirst(), word);
  }

  /** Whether this phrase begins at a place in a title's words. */
  boolean beginsAt(int at, List<String> title) {
    if (at + words.size() > title.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!matches(words.get(i), title.get(at + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String pattern, String word) {
    int letters = pattern.length() - 1;
    if (pattern.endsWith("*")) {
      return word.regionMatches(0, pattern, 0, letters);
    }
    return pattern.startsWith("*")
        ? word.regionMatches(word.length() - letters, pattern, 1, letters)
        : pattern.equals(word);
  }
}

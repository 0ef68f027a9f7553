package fr.denicheur.lexicon;

import java.util.List;

/**
 * Words in a row, each of which may begin or end with {@code *} for any letters.
 *
 * @param words folded, without small words
 */
record RolePhrase(List<String> words) {
  RolePhrase {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a phrase must hold a word that says something");
    }
  }

  static RolePhrase of(String written) {
    return new RolePhrase(RoleWords.ofPattern(written));
  }

  int length() {
    return words.size();
  }

  /** Returns where this phrase first begins in a title's words; -1 where it does not stand. */
  int indexIn(List<String> title) {
    for (int at = 0; at + words.size() <= title.size(); at++) {
      if (standsAt(title, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean standsAt(List<String> title, int at) {
    for (int i = 0; i < words.size(); i++) {
      if (!matches(words.get(i), title.get(at + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String pattern, String word) {
    if (pattern.endsWith("*")) {
      return word.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    if (pattern.startsWith("*")) {
      return word.endsWith(pattern.substring(1));
    }
    return pattern.equals(word);
  }
}

package fr.denicheur.lucene.suggest;

import fr.denicheur.french.Folding;
import java.util.List;

/**
 * Reads the word that stands behind a place of a text, in the same clause.
 *
 * @param text the text
 * @param from the place: the end of a word
 */
record WordsBehind(String text, int from) {
  /** Signs that part two words and leave them in one clause; others end it. */
  private static final String GAPS = " \u00a0\u202f'’/-‑,(«";

  /** The most characters behind the place that are read: a suggestion is short. */
  private static final int REACH = 120;

  /** Signs inside a compound. */
  private static final String JOINTS = "-‑.";

  /**
   * Returns the word behind some expected words, folded; elided articles are skipped.
   *
   * @param expected folded words that must stand between the place and the word
   * @return the two readings of the word: the compound that begins there, joined, then its first
   *     part, or twice the same if it is no compound; empty if other words stand there
   */
  List<String> after(List<String> expected) {
    WordsBehind behind = this;
    for (String word : expected) {
      int start = behind.start();
      int end = behind.end(start);
      if (!behind.folded(start, end).equals(word)) {
        return List.of();
      }
      behind = new WordsBehind(text, end);
    }
    return behind.readings();
  }

  private List<String> readings() {
    int start = start();
    int end = end(start);
    return end == start ? List.of() : List.of(compound(start, end), folded(start, end));
  }

  private String compound(int start, int end) {
    StringBuilder joined = new StringBuilder(folded(start, end));
    int at = end;
    while (at + 1 < limit()
        && JOINTS.indexOf(text.charAt(at)) >= 0
        && Character.isLetterOrDigit(text.charAt(at + 1))) {
      int partEnd = end(at + 1);
      joined.append(folded(at + 1, partEnd));
      at = partEnd;
    }
    return joined.toString();
  }

  private String folded(int start, int end) {
    return Folding.fold(text.substring(start, end));
  }

  private int start() {
    int start = skipGap(from);
    int end = end(start);
    boolean isElided = end - start <= 2 && end < limit() && isApostrophe(text.charAt(end));
    return isElided ? skipGap(end) : start;
  }

  private int skipGap(int at) {
    int end = at;
    while (end < limit() && GAPS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private int limit() {
    return Math.min(text.length(), from + REACH);
  }

  private int end(int start) {
    int end = start;
    while (end < limit() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }
}

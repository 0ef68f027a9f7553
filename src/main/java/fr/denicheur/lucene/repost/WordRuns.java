package fr.denicheur.lucene.repost;

import java.util.Arrays;

/**
 * Numbers that stand for the runs of five words of a text: texts share a number where they share a
 * run, whatever its case and punctuation.
 */
final class WordRuns {
  /** Shorter runs are shared by chance, longer ones are lost with every word that is changed. */
  private static final int RUN = 5;

  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  private WordRuns() {}

  /** Returns one number for each run, in order; none for a text of fewer than five words. */
  static int[] of(String text) {
    int[] words = words(text);
    int[] runs = new int[Math.max(0, words.length - RUN + 1)];
    for (int i = 0; i < runs.length; i++) {
      long run = 0;
      for (int j = i; j < i + RUN; j++) {
        run = (run + words[j]) * FACTOR;
        run ^= run >>> 29;
      }
      runs[i] = (int) (run >>> 32);
    }
    return runs;
  }

  private static int[] words(String text) {
    int[] words = new int[text.length() / 2 + 1];
    int count = 0;
    int word = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
        word = 31 * word + Character.toLowerCase(text.charAt(i));
      } else if (word != 0) {
        words[count++] = word;
        word = 0;
      }
    }
    return Arrays.copyOf(words, count);
  }
}

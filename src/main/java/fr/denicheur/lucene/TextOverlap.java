package fr.denicheur.lucene;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much of two texts is the same: the share of runs of five words they have in common (Jaccard).
 */
final class TextOverlap {
  /** From this share on, two postings are one that was published twice. */
  static final double NEAR_DUPLICATE = 0.7;

  private static final int RUN = 5;
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Set<Integer> runs;

  /** Takes a text to compare with others. */
  TextOverlap(String text) {
    runs = runs(text);
  }

  /** Returns the share in common with another text, 0 to 1. */
  double with(String other) {
    Set<Integer> others = runs(other);
    int total = runs.size() + others.size();
    others.retainAll(runs);
    int common = others.size();
    return total == 0 ? 0 : (double) common / (total - common);
  }

  private static Set<Integer> runs(String text) {
    String[] words = NOT_LETTERS.splitAsStream(text).toArray(String[]::new);
    Set<Integer> runs = HashSet.newHashSet(words.length);
    for (int i = 0; i + RUN <= words.length; i++) {
      int hash = 1;
      for (int j = i; j < i + RUN; j++) {
        hash = 31 * hash + words[j].hashCode();
      }
      runs.add(hash);
    }
    return runs;
  }
}

package fr.denicheur.lucene.spelling;

import fr.denicheur.french.StemmedAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a word that may be two words run together. */
public final class Cuts {
  /** A longer word is not cut: only an attacker would type it. */
  private static final int MAX_LENGTH = 40;

  /** Shorter halves are syllables that make words by chance. */
  private static final int MIN_HALF = 3;

  private Cuts() {}

  /** Says whether postings hold a stem. */
  public interface Held {
    boolean test(String stem) throws IOException;
  }

  /** Returns the ways to cut a word into two stems that postings hold; none for a number. */
  public static List<List<String>> of(String word, Held held) throws IOException {
    if (word.length() > MAX_LENGTH || word.chars().allMatch(Character::isDigit)) {
      return List.of();
    }
    List<List<String>> found = new ArrayList<>();
    for (int cut = MIN_HALF; cut <= word.length() - MIN_HALF; cut++) {
      List<String> first = StemmedAnalyzer.stems(word.substring(0, cut));
      List<String> second = StemmedAnalyzer.stems(word.substring(cut));
      if (isHeld(first, held) && isHeld(second, held)) {
        found.add(List.of(first.getFirst(), second.getFirst()));
      }
    }
    return List.copyOf(found);
  }

  private static boolean isHeld(List<String> stems, Held held) throws IOException {
    return stems.size() == 1 && held.test(stems.getFirst());
  }
}

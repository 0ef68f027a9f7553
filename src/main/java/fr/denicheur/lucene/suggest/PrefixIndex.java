package fr.denicheur.lucene.suggest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds candidates by the beginnings of their words.
 *
 * <p>The words lie in one sorted array, so that those with a beginning in common are neighbours. To
 * forgive a typo, what may have been meant is looked up, with only such letters put in as stand
 * there in some word. Immutable.
 */
final class PrefixIndex {
  /** After every character that a word can hold. */
  private static final char LAST = '\uffff';

  private final String[] words;

  /** Where in {@link #places} those of a word begin; one more, for where the last end. */
  private final int[] starts;

  /** Numbers of candidates, doubled; odd where the word is not the first one. */
  private final int[] places;

  private PrefixIndex(String[] words, int[] starts, int[] places) {
    this.words = words;
    this.starts = starts;
    this.places = places;
  }

  /** Gathers words. */
  static final class Builder {
    private record Place(String word, int code) {}

    private final List<Place> added = new ArrayList<>();

    void add(String word, int candidate, boolean isFirst) {
      added.add(new Place(word, candidate * 2 + (isFirst ? 0 : 1)));
    }

    PrefixIndex build() {
      added.sort(Comparator.comparing(Place::word));
      List<String> words = new ArrayList<>();
      int[] starts = new int[added.size() + 1];
      int[] places = new int[added.size()];
      for (int i = 0; i < places.length; i++) {
        Place place = added.get(i);
        if (words.isEmpty() || !words.getLast().equals(place.word())) {
          starts[words.size()] = i;
          words.add(place.word());
        }
        places[i] = place.code();
      }
      starts[words.size()] = places.length;
      return new PrefixIndex(
          words.toArray(String[]::new), Arrays.copyOf(starts, words.size() + 1), places);
    }
  }

  /** Receives the number of a candidate, and whether it is the first of its words that fits. */
  @FunctionalInterface
  interface Found {
    void candidate(int number, boolean byFirstWord);
  }

  /** Finds the candidates that have a word with this beginning. */
  void findPrefixed(String beginning, Found found) {
    find(from(beginning), from(beginning + LAST), found);
  }

  /** Finds the candidates that have this word. */
  void findEqual(String word, Found found) {
    int at = Arrays.binarySearch(words, word);
    if (at >= 0) {
      find(at, at + 1, found);
    }
  }

  /**
   * Finds the candidates that have a word with this beginning, but for one typo: a letter wrong,
   * missing, too many, or two that changed places. The first letter must be right; people rarely
   * miss it, and corrections without it look like chance.
   */
  void findMistyped(String beginning, Found found) {
    findPrefixed(beginning, found);
    for (int i = 1; i < beginning.length(); i++) {
      String right = beginning.substring(0, i);
      String rest = beginning.substring(i);
      findPrefixed(right + rest.substring(1), found);
      if (rest.length() > 1) {
        findPrefixed(right + rest.charAt(1) + rest.charAt(0) + rest.substring(2), found);
      }
      for (char letter : lettersAfter(right)) {
        findPrefixed(right + letter + rest, found);
        findPrefixed(right + letter + rest.substring(1), found);
      }
    }
  }

  /** Returns the letters that stand behind a beginning in any word. */
  private char[] lettersAfter(String beginning) {
    StringBuilder letters = new StringBuilder();
    int end = from(beginning + LAST);
    int at = from(beginning);
    while (at < end) {
      if (words[at].length() == beginning.length()) {
        at++;
      } else {
        char letter = words[at].charAt(beginning.length());
        letters.append(letter);
        at = from(beginning + letter + LAST);
      }
    }
    return letters.toString().toCharArray();
  }

  private void find(int from, int end, Found found) {
    for (int i = starts[from]; i < starts[end]; i++) {
      found.candidate(places[i] >> 1, (places[i] & 1) == 0);
    }
  }

  private int from(String word) {
    int at = Arrays.binarySearch(words, word);
    return at < 0 ? -at - 1 : at;
  }
}

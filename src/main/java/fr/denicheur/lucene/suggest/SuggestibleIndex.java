package fr.denicheur.lucene.suggest;

import fr.denicheur.french.Folding;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.lucene.spelling.Typo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds names and words to suggest by the beginnings of their words. Entries are numbered from 0,
 * the best one first.
 *
 * <p>The words lie in one sorted array, so that words with the same beginning are neighbours.
 * Immutable; any number of threads may ask.
 */
final class SuggestibleIndex {
  /** Begins the key of a stem, so that no typed word equals it. */
  private static final char STEM = '\u0001';

  private static final Comparator<Entry> BEST_FIRST =
      Comparator.<Entry>comparingInt(entry -> -entry.what().weight())
          .thenComparingInt(entry -> -entry.frequency())
          .thenComparing(entry -> entry.what().text());

  /**
   * Something to suggest, with the keys by which it is found: folded words and stems.
   *
   * @param frequency orders the forms of a word, which are equally popular
   * @param first the keys of its first word
   * @param later the keys of its other words
   */
  record Entry(Suggestible what, int frequency, Set<String> first, Set<String> later) {
    /** Returns an entry that is found by any word of a name, in any form. */
    static Entry ofName(Suggestible name) {
      Set<String> first = new HashSet<>();
      Set<String> later = new HashSet<>();
      for (AnalyzedWord word : AnalyzedWord.of(IndexField.TITLE_EXACT, name.text())) {
        Set<String> keys = first.isEmpty() ? first : later;
        keys.add(Folding.fold(word.term()));
        word.parts().forEach(part -> keys.add(Folding.fold(part.term())));
      }
      boolean isFirst = true;
      for (AnalyzedWord word : AnalyzedWord.of(IndexField.TITLE_TEXT, name.text())) {
        (isFirst ? first : later).add(STEM + word.term());
        isFirst = false;
      }
      later.removeAll(first);
      return new Entry(name, 0, first, later);
    }
  }

  private final List<Suggestible> all;
  private final String[] words;

  /** For each word, the index in {@link #places} of its first place; then the number of places. */
  private final int[] starts;

  /** The numbers of entries, doubled, and 1 more if the word is a later word of its entry. */
  private final int[] places;

  SuggestibleIndex(List<Entry> entries) {
    List<Entry> sorted = entries.stream().sorted(BEST_FIRST).toList();
    Map<String, List<Integer>> placesOfWords = new TreeMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      int place = 2 * i;
      sorted.get(i).first().forEach(word -> add(placesOfWords, word, place));
      sorted.get(i).later().forEach(word -> add(placesOfWords, word, place + 1));
    }
    all = sorted.stream().map(Entry::what).toList();
    words = placesOfWords.keySet().toArray(String[]::new);
    places = placesOfWords.values().stream().flatMap(List::stream).mapToInt(p -> p).toArray();
    starts = new int[words.length + 1];
    int word = 0;
    for (List<Integer> ofWord : placesOfWords.values()) {
      starts[word + 1] = starts[word] + ofWord.size();
      word++;
    }
  }

  private static void add(Map<String, List<Integer>> placesOfWords, String word, int place) {
    placesOfWords.computeIfAbsent(word, w -> new ArrayList<>(1)).add(place);
  }

  /** Returns everything that can be suggested, by number. */
  List<Suggestible> all() {
    return all;
  }

  /**
   * Returns the entries that hold all these words.
   *
   * @param typed in any order; at least one
   * @param forgiving whether each word may hold a typo
   */
  Fitting fitting(List<TypedText.TypedWord> typed, boolean forgiving) {
    Fitting fitting = fitting(typed.getFirst(), forgiving);
    for (TypedText.TypedWord word : typed.subList(1, typed.size())) {
      fitting.keepThoseAlsoIn(fitting(word, forgiving));
    }
    return fitting;
  }

  private Fitting fitting(TypedText.TypedWord word, boolean forgiving) {
    Fitting fitting = Fitting.none(all.size());
    if (forgiving && Typo.isForgivenIn(word.folded())) {
      addMistyped(word.folded(), fitting);
    } else {
      addPrefixed(word.folded(), fitting);
    }
    for (String stem : word.stems()) {
      int at = Arrays.binarySearch(words, STEM + stem);
      if (at >= 0) {
        add(at, at + 1, fitting);
      }
    }
    return fitting;
  }

  /** Returns the number of the best entry with this word that fits; -1 if there is none. */
  int best(String word, IntPredicate fits) {
    int at = Arrays.binarySearch(words, word);
    IntStream numbers =
        at < 0 ? IntStream.empty() : Arrays.stream(places, starts[at], starts[at + 1]);
    return numbers.map(place -> place >> 1).filter(fits).min().orElse(-1);
  }

  private void addPrefixed(String beginning, Fitting fitting) {
    add(from(beginning), from(beginning + Character.MAX_VALUE), fitting);
  }

  /**
   * Adds the entries with a word that begins so but for one typo, as {@link Typo} defines it: a
   * letter wrong, missing, too many, or swapped with its neighbour. The first letter must be right.
   * Each beginning that may have been meant is looked up, with only such letters put in as some
   * word has there.
   */
  private void addMistyped(String beginning, Fitting fitting) {
    addPrefixed(beginning, fitting);
    for (int i = 1; i < beginning.length(); i++) {
      String right = beginning.substring(0, i);
      String rest = beginning.substring(i);
      addPrefixed(right + rest.substring(1), fitting);
      if (rest.length() > 1) {
        addPrefixed(right + rest.charAt(1) + rest.charAt(0) + rest.substring(2), fitting);
      }
      for (char letter : lettersAfter(right)) {
        addPrefixed(right + letter + rest, fitting);
        addPrefixed(right + letter + rest.substring(1), fitting);
      }
    }
  }

  /** Returns the letters that follow a beginning in any word. */
  private char[] lettersAfter(String beginning) {
    StringBuilder letters = new StringBuilder();
    int end = from(beginning + Character.MAX_VALUE);
    int at = from(beginning);
    while (at < end) {
      if (words[at].length() == beginning.length()) {
        at++;
      } else {
        char letter = words[at].charAt(beginning.length());
        letters.append(letter);
        at = from(beginning + letter + Character.MAX_VALUE);
      }
    }
    return letters.toString().toCharArray();
  }

  private void add(int from, int end, Fitting fitting) {
    for (int i = starts[from]; i < starts[end]; i++) {
      fitting.add(places[i] >> 1, (places[i] & 1) == 0);
    }
  }

  /** Returns the index of the first word that does not come before some letters. */
  private int from(String letters) {
    int at = Arrays.binarySearch(words, letters);
    return at < 0 ? -at - 1 : at;
  }
}

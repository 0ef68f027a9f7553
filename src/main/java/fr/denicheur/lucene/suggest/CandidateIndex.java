package fr.denicheur.lucene.suggest;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Candidates, found by the beginnings of their words.
 *
 * <p>They have numbers, the most popular one 0. Immutable; any number of threads may ask.
 */
final class CandidateIndex {
  /** In shorter words one typo leaves too little. */
  private static final int FORGIVING_FROM = 4;

  /** Sets the key of a stem apart from words; nobody can type it. */
  private static final char STEM = '\u0001';

  private final List<Candidate> candidates;
  private final PrefixIndex words;

  /**
   * @param candidates most popular first
   * @param words finds their places in that list
   */
  CandidateIndex(List<Candidate> candidates, PrefixIndex words) {
    this.candidates = List.copyOf(candidates);
    this.words = words;
  }

  /** The key by which a candidate is found by any form of its word. */
  static String stemKey(String stem) {
    return STEM + stem;
  }

  /** All of them, by number. */
  List<Candidate> candidates() {
    return candidates;
  }

  /**
   * Returns the candidates that hold all these words.
   *
   * @param typed in any order; at least one
   * @param forgiving whether each may hold a typo
   */
  Matches matching(List<TypedText.Word> typed, boolean forgiving) {
    Matches matches = matching(typed.getFirst(), forgiving);
    for (TypedText.Word word : typed.subList(1, typed.size())) {
      matches.keepThoseAlsoIn(matching(word, forgiving));
    }
    return matches;
  }

  private Matches matching(TypedText.Word word, boolean forgiving) {
    Matches matches = Matches.none(candidates.size());
    if (forgiving && word.folded().length() >= FORGIVING_FROM) {
      words.findMistyped(word.folded(), matches::add);
    } else {
      words.findPrefixed(word.folded(), matches::add);
    }
    word.stems().forEach(stem -> words.findEqual(stemKey(stem), matches::add));
    return matches;
  }

  /** Returns the number of the best candidate with this word that fits; -1 where there is none. */
  int best(String word, IntPredicate fits) {
    int[] best = {Integer.MAX_VALUE};
    words.findEqual(
        word,
        (number, first) -> {
          if (number < best[0] && fits.test(number)) {
            best[0] = number;
          }
        });
    return best[0] == Integer.MAX_VALUE ? -1 : best[0];
  }
}

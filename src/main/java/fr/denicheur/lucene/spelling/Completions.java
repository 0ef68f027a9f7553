package fr.denicheur.lucene.spelling;

import fr.denicheur.lucene.index.Ranking;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the words that an unfinished word may become. */
public final class Completions {
  /** The most frequent words are enough: the others rank nothing. */
  private static final int MAX_STEMMED = 40;

  private Completions() {}

  /**
   * Returns words that begin with some letters, the most frequent first, one of each stem, by their
   * stems. Forms of the word that the letters may be already are left out.
   *
   * @param letters folded, not empty
   * @param isForgiving whether a doubled letter may be missing or too many if few postings hold
   *     that word: {@code comunic} begins {@code communication}
   */
  public static Map<String, WrittenWord> of(
      String letters, Vocabulary vocabulary, boolean isForgiving) throws IOException {
    String finished = Spelling.stem(letters);
    boolean isKnown = !isForgiving || vocabulary.holding(finished) >= Ranking.CORRECTED_HANDFUL;
    return byStem(
        isKnown ? vocabulary.beginningWith(letters) : alike(letters, vocabulary), finished);
  }

  private static Map<String, WrittenWord> byStem(List<WrittenWord> words, String finished) {
    Map<String, WrittenWord> completions = new LinkedHashMap<>();
    words.stream()
        .sorted(Comparator.comparingInt(WrittenWord::postings).reversed())
        .limit(MAX_STEMMED)
        .forEach(word -> completions.putIfAbsent(Spelling.stem(word.text()), word));
    completions.remove("");
    completions.remove(finished);
    return completions;
  }

  private static List<WrittenWord> alike(String letters, Vocabulary vocabulary) throws IOException {
    String undoubled = Typo.undoubled(letters);
    List<WrittenWord> alike =
        vocabulary.beginningWith(letters.substring(0, 1)).stream()
            .filter(word -> Typo.beginsUndoubled(word.folded(), undoubled))
            .toList();
    List<WrittenWord> twins = alike.stream().filter(word -> isTwin(word, letters)).toList();
    boolean areBegun =
        twins.stream().allMatch(word -> word.folded().equals(letters))
            || alike.stream().anyMatch(word -> word.folded().startsWith(letters));
    return areBegun ? alike : twins;
  }

  /**
   * Whether letters are the beginning of a word that postings hold. They are not if a doubled
   * letter sets them apart from a whole word, unless they begin others exactly.
   */
  static boolean exist(String letters, Vocabulary vocabulary) throws IOException {
    String finished = Spelling.stem(letters);
    return areHeld(byStem(vocabulary.beginningWith(letters), finished), vocabulary)
        || (alike(letters, vocabulary).stream().noneMatch(word -> isTwin(word, letters))
            && areHeld(of(letters, vocabulary, true), vocabulary));
  }

  private static boolean isTwin(WrittenWord word, String letters) {
    return Typo.undoubled(word.folded()).equals(Typo.undoubled(letters));
  }

  private static boolean areHeld(Map<String, WrittenWord> words, Vocabulary vocabulary)
      throws IOException {
    for (String stem : words.keySet()) {
      if (vocabulary.holding(stem) > 0) {
        return true;
      }
    }
    return false;
  }
}

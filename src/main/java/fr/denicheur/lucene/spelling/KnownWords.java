package fr.denicheur.lucene.spelling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that a misspelt word may stand for. Immutable.
 *
 * @param all in alphabetical order; spellings that differ only in their accents are one word,
 *     written as in most postings
 */
public record KnownWords(List<WrittenWord> all) {
  /** The most frequent spelling of a word stands before the others. */
  private static final Comparator<WrittenWord> ALPHABETICAL =
      Comparator.comparing(WrittenWord::folded)
          .thenComparing(Comparator.comparingInt(WrittenWord::postings).reversed());

  /** Returns those of some words that may be meant, all spellings of a word as one. */
  public static KnownWords of(Collection<WrittenWord> written) {
    List<WrittenWord> spellings = new ArrayList<>(written);
    spellings.removeIf(word -> !Typo.mayBeMeant(word.text()));
    spellings.sort(ALPHABETICAL);
    Map<String, WrittenWord> merged = new LinkedHashMap<>();
    spellings.forEach(word -> merged.merge(word.folded(), word, WrittenWord::plus));
    return new KnownWords(List.copyOf(merged.values()));
  }

  /**
   * Returns the words that begin so.
   *
   * @param letters folded; empty for all words
   */
  public List<WrittenWord> beginningWith(String letters) {
    return all.subList(first(letters), first(letters + Character.MAX_VALUE));
  }

  /** Returns the index of the first word that does not come before some letters. */
  private int first(String letters) {
    int at =
        Collections.binarySearch(
            all, new WrittenWord(letters, letters, 0), Comparator.comparing(WrittenWord::folded));
    return at < 0 ? -at - 1 : at;
  }
}

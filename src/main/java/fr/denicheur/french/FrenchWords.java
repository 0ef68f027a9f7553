package fr.denicheur.french;

import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Tells French words, in any form, from misspelt ones, by {@code words.txt}, {@code verbs.txt} and
 * {@code verb-endings.txt}.
 *
 * <p>The words, some four megabytes, are read when the first is looked up.
 */
public final class FrenchWords {
  /** A verb keeps at least so many letters before its ending. */
  private static final int MIN_RADICAL = 3;

  private static final Set<String> INFINITIVES = Set.of("er", "ir", "re", "oir");

  private static final Set<String> VERB_ENDINGS =
      Set.copyOf(WordFile.beside(FrenchWords.class, "verb-endings.txt").words());

  private static final CharArraySet VERBS =
      WordFile.beside(FrenchWords.class, "verbs.txt").folded();

  private static final CharArraySet STEMS = stems();

  private FrenchWords() {}

  private static CharArraySet stems() {
    CharArraySet words = WordFile.beside(FrenchWords.class, "words.txt").folded();
    CharArraySet stems = new CharArraySet(words.size(), false);
    words.forEach(word -> stems.add(Inflection.stem(new String((char[]) word))));
    return stems;
  }

  /**
   * Whether a word is French or a known name.
   *
   * @param folded a word of five letters or more, in lower case, without accents
   */
  public static boolean hold(String folded) {
    return STEMS.contains(Inflection.stem(folded))
        || VERBS.contains(folded)
        || isConjugated(folded);
  }

  private static boolean isConjugated(String word) {
    for (int end = MIN_RADICAL; end < word.length(); end++) {
      String radical = word.substring(0, end);
      if (VERB_ENDINGS.contains(word.substring(end))
          && INFINITIVES.stream().anyMatch(infinitive -> VERBS.contains(radical + infinitive))) {
        return true;
      }
    }
    return false;
  }
}

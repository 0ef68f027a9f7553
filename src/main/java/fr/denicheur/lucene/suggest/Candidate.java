package fr.denicheur.lucene.suggest;

import fr.denicheur.result.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be suggested.
 *
 * @param text as it is shown
 * @param value what to filter by, where it is a role family or a startup
 * @param group the stems of its words: what it has in common with its other spellings
 * @param tally the postings it leads to
 */
record Candidate(
    String text, Suggestion.Kind kind, @Nullable String value, String group, Tally tally) {

  /**
   * A word counts a tenth of a name: half of all postings say "produit", few are about it. The test
   * {@code namesComeBeforeWordsThatEveryPostingSays} moves with it.
   */
  private static final int WORDS_TO_A_NAME = 10;

  /** Returns a word that no name stands behind. */
  public static Candidate word(String text, String stem, Tally tally) {
    return new Candidate(text, Suggestion.Kind.WORD, null, stem, tally);
  }

  /** Returns it behind what was typed before. */
  public Candidate after(String before) {
    return before.isEmpty() ? this : new Candidate(before + text, kind, value, group, tally);
  }

  public boolean isWord() {
    return kind == Suggestion.Kind.WORD;
  }

  /** Whether it is a word of one posting only, which helps hardly anyone. */
  public boolean isRare() {
    return isWord() && tally.all() == 1;
  }

  /** How soon it comes among candidates that match as well. */
  public int weight() {
    return isWord() ? tally.popularity() : tally.popularity() * WORDS_TO_A_NAME;
  }

  public Suggestion suggestion() {
    return new Suggestion(text, kind, value, tally.all());
  }
}

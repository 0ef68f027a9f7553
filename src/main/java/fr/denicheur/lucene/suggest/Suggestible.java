package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.result.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * A role, startup, title or word that can be suggested.
 *
 * @param text as a person reads it
 * @param value what to filter by, if it is a role family or a startup
 * @param group the stems of its words, which all its spellings have in common
 * @param tally the postings it leads to
 */
record Suggestible(
    String text, Suggestion.Kind kind, @Nullable String value, String group, Tally tally) {

  /** Returns a word that is no name. */
  static Suggestible word(String text, String stem, Tally tally) {
    return new Suggestible(text, Suggestion.Kind.WORD, null, stem, tally);
  }

  /** Returns this, shown behind the text that was typed before it. */
  Suggestible after(String before) {
    return before.isEmpty() ? this : new Suggestible(before + text, kind, value, group, tally);
  }

  boolean isWord() {
    return kind == Suggestion.Kind.WORD;
  }

  /** Whether it is a word of so few postings that it helps hardly any person. */
  boolean isRare() {
    return isWord() && tally.all() < Ranking.SUGGEST_MIN_OF_A_WORD;
  }

  /** Returns its weight among suggestions that fit equally well; the highest comes first. */
  int weight() {
    return isWord() ? tally.popularity() : tally.popularity() * Ranking.SUGGEST_WORDS_TO_A_NAME;
  }

  Suggestion suggestion() {
    return new Suggestion(text, kind, value, tally.all());
  }
}

package fr.denicheur.lucene;

import fr.denicheur.lexicon.Synonyms.Alternative;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a question that means one thing: a word, or several that have a meaning of their own
 * ({@code product owner}).
 *
 * @param words its words as typed, one or more
 * @param inner where there are several words: each as a piece by itself; else empty
 * @param alternatives other ways to say it
 * @param aside whether it says only that something is looked for, beside words that say what
 */
record Piece(
    List<AnalyzedWord> words, List<Piece> inner, List<Alternative> alternatives, boolean aside) {
  Piece {
    words = List.copyOf(words);
    inner = List.copyOf(inner);
    alternatives = List.copyOf(alternatives);
  }

  /** The piece as it was typed. */
  String written() {
    return words.stream().map(AnalyzedWord::written).collect(Collectors.joining(" "));
  }
}

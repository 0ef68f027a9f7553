package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lucene.index.AnalyzedWord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a question that means one thing: a word, or several that have a meaning of their own
 * ({@code product owner}).
 *
 * @param words its words as typed, one or more
 * @param inner where there are several words: each as a piece by itself; else empty
 * @param alternatives other ways to say it
 * @param stress how much it says of what is looked for
 */
public record Piece(
    List<AnalyzedWord> words, List<Piece> inner, List<Alternative> alternatives, Stress stress) {

  /** How much a piece says of what is looked for. */
  public enum Stress {
    /** Only that something is looked for, beside words that say what. */
    ASIDE,
    /** As much as most do. */
    PLAIN,
    /** An answer without it is none. */
    DECISIVE
  }

  public Piece {
    words = List.copyOf(words);
    inner = List.copyOf(inner);
    alternatives = List.copyOf(alternatives);
  }

  public boolean aside() {
    return stress == Stress.ASIDE;
  }

  /** The piece as it was typed. */
  public String written() {
    return words.stream().map(AnalyzedWord::written).collect(Collectors.joining(" "));
  }
}

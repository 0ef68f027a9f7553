package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.NamedTrades.Named;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lucene.index.AnalyzedWord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a question that means one thing: a word, or several that have a meaning of their own
 * ({@code product owner}).
 *
 * @param words its words as typed, one or more
 * @param inner each word as a piece by itself if several count apart too; else empty
 * @param alternatives other ways to say it
 * @param stress its part in the question
 * @param trades the trades that begin in it, mostly none or one
 */
public record Piece(
    List<AnalyzedWord> words,
    List<Piece> inner,
    List<Alternative> alternatives,
    Stress stress,
    List<Named> trades) {

  /** The part of a piece in a question. */
  public enum Stress {
    /** It says only that a person is looking ("offre"); other words say for what. */
    ASIDE,
    /** It says what the person looks for, as most words do. */
    PLAIN,
    /** A posting that lacks it is not an answer. */
    DECISIVE
  }

  public Piece {
    words = List.copyOf(words);
    inner = List.copyOf(inner);
    alternatives = List.copyOf(alternatives);
    trades = List.copyOf(trades);
  }

  /** Whether it is one word. */
  public boolean isWord() {
    return words.size() == 1;
  }

  public boolean aside() {
    return stress == Stress.ASIDE;
  }

  /** Whether it names a person who has a trade. */
  public boolean isTrade() {
    return trades.stream().anyMatch(Named::isPerson);
  }

  /** The piece as it was typed. */
  public String written() {
    return words.stream().map(AnalyzedWord::written).collect(Collectors.joining(" "));
  }
}

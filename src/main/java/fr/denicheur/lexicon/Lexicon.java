package fr.denicheur.lexicon;

import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.french.WordFile;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words that a search treats specially: synonyms, words without content, and required words.
 *
 * @param synonyms other ways to say the same
 * @param questionWords the stems of words that say that a person looks for something, but not what:
 *     "je cherche un poste" names no job yet
 * @param openingWords the stems of words that say the same if they begin a question, but a subject
 *     after others: "emploi comptable", "insertion par l'emploi"
 * @param decisiveWords the stems of words that every result must hold: a person who asks for an
 *     internship takes no job, whatever its subject
 * @param trades finds the trades that a question names
 * @param conditions finds the conditions that a question asks for
 * @param words every word of the lexicon as its file writes it; a misspelt word may stand for it
 * @param stems the stems of all words, and of the names of tools and towns; none is misspelt
 */
public record Lexicon(
    Synonyms synonyms,
    Set<String> questionWords,
    Set<String> openingWords,
    Set<String> decisiveWords,
    NamedTrades trades,
    AskedConditions conditions,
    Set<String> words,
    Set<String> stems) {
  /** The lexicon that comes with Dénicheur; read once. */
  public static final Lexicon BUNDLED =
      bundled(
          Synonyms.bundled(),
          wordsOf("question-words.txt"),
          wordsOf("opening-words.txt"),
          wordsOf("decisive-words.txt"));

  /** Holds no word, so a search treats none specially. */
  public static final Lexicon EMPTY =
      new Lexicon(
          Synonyms.NONE,
          Set.of(),
          Set.of(),
          Set.of(),
          new NamedTrades(RoleFamilies.NONE, Synonyms.NONE, Set.of()),
          AskedConditions.NONE,
          Set.of(),
          Set.of());

  public Lexicon {
    questionWords = Set.copyOf(questionWords);
    openingWords = Set.copyOf(openingWords);
    decisiveWords = Set.copyOf(decisiveWords);
    words = Set.copyOf(words);
    stems = Set.copyOf(stems);
  }

  private static Lexicon bundled(
      Synonyms synonyms,
      List<String> questionWords,
      List<String> openingWords,
      List<String> decisiveWords) {
    Set<String> asides = new HashSet<>(questionWords);
    asides.addAll(openingWords);
    Set<String> words = new HashSet<>(synonyms.words());
    words.addAll(asides);
    words.addAll(decisiveWords);
    Set<String> stems = stems(words);
    stems.addAll(stems(wordsOf("tools.txt")));
    stems.addAll(stems(wordsOf("town-words.txt")));
    stems.addAll(stems(wordsOf(ConditionReader.TOWNS)));
    NamedTrades trades = new NamedTrades(RoleFamilies.bundled(), synonyms, questionWords);
    return new Lexicon(
        synonyms,
        stems(questionWords),
        stems(openingWords),
        stems(decisiveWords),
        trades,
        AskedConditions.bundled(trades, asides),
        words,
        stems);
  }

  /**
   * Returns this lexicon and more words. None of them is misspelt, and none names a trade.
   *
   * @param lines synonyms, as in {@code synonyms.txt}: {@code a = b ~ c}
   * @param stopWords words that say that a person looks for something, but not what
   */
  public Lexicon with(Collection<String> lines, Collection<String> stopWords) {
    if (lines.isEmpty() && stopWords.isEmpty()) {
      return this;
    }
    Synonyms more = synonyms.with(lines);
    Set<String> asides = new HashSet<>(questionWords);
    asides.addAll(stems(stopWords));
    Set<String> known = new HashSet<>(stems);
    known.addAll(stems(more.words()));
    known.addAll(stems(stopWords));
    return new Lexicon(more, asides, openingWords, decisiveWords, trades, conditions, words, known);
  }

  private static List<String> wordsOf(String file) {
    return WordFile.beside(Lexicon.class, file).words();
  }

  private static Set<String> stems(Collection<String> words) {
    return words.stream()
        .flatMap(word -> StemmedAnalyzer.stems(word).stream())
        .collect(Collectors.toSet());
  }
}

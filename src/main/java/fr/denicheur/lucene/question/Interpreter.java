package fr.denicheur.lucene.question;

import fr.denicheur.french.AgentNouns;
import fr.denicheur.french.Folding;
import fr.denicheur.french.Remembered;
import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lexicon.NamedTrades.Named;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.lexicon.Synonyms.Passage;
import fr.denicheur.lucene.index.AnalyzedWord;
import fr.denicheur.lucene.question.Piece.Stress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds what the words of one question mean, by the lexicon and by what postings hold. */
final class Interpreter {
  /** The words that are tied to a word, because to stem them takes long. */
  private static final Remembered<List<Alternative>> TIED = new Remembered<>(10_000);

  private final Lexicon lexicon;
  private final List<AnalyzedWord> words;
  private final List<Passage> matches;
  private final List<Named> trades;
  private final boolean saysWhat;

  /** The number of words before the first that says what is looked for. */
  private final int opening;

  private Interpreter(
      Lexicon lexicon,
      List<AnalyzedWord> words,
      List<Passage> matches,
      List<Named> trades,
      boolean asksMore) {
    this.trades = trades;
    this.lexicon = lexicon;
    this.words = words;
    this.matches = matches;
    this.opening = opening();
    this.saysWhat = asksMore || IntStream.range(0, words.size()).anyMatch(at -> !isAside(at));
  }

  /**
   * Returns the pieces of a question in order, each with the other ways to say it.
   *
   * @param finders find further ways to say passages, from the index
   * @param asksMore whether the question asks for more than these words, such as a town
   */
  static List<Piece> pieces(
      List<AnalyzedWord> typed,
      Lexicon lexicon,
      Spacing spacing,
      List<PassageFinder> finders,
      boolean asksMore)
      throws IOException {
    List<AnalyzedWord> words = spacing.respelled(typed);
    List<String> stems = words.stream().map(AnalyzedWord::term).toList();
    List<Passage> matches = new ArrayList<>(lexicon.synonyms().in(stems));
    matches.addAll(spacing.in(words));
    matches.addAll(tied(words));
    for (PassageFinder finder : finders) {
      matches.addAll(finder.in(words));
    }
    List<Named> trades = lexicon.trades().in(finished(words, matches));
    return new Interpreter(lexicon, words, matches, trades, asksMore).pieces();
  }

  /** Returns the words as written, the last of them as the word that it probably begins. */
  private static List<String> finished(List<AnalyzedWord> words, List<Passage> matches) {
    List<String> written = new ArrayList<>(words.stream().map(AnalyzedWord::written).toList());
    matches.stream()
        .filter(match -> match.end() == words.size())
        .flatMap(match -> match.alternatives().stream())
        .filter(way -> way.nearness() == Nearness.BEGUN)
        .findFirst()
        .ifPresent(way -> {
          String begun = way.written().substring(way.written().lastIndexOf(' ') + 1);
          written.set(written.size() - 1, begun);
        });
    return written;
  }

  /** Returns words that count together alone, with the other ways to say them if there are any. */
  static Piece phrase(List<AnalyzedWord> typed, Lexicon lexicon, Spacing spacing)
      throws IOException {
    List<Piece> pieces = pieces(typed, lexicon, spacing, List.of(), false);
    List<AnalyzedWord> words = pieces.stream().flatMap(piece -> piece.words().stream()).toList();
    List<Alternative> ways =
        pieces.size() == 1 ? pieces.getFirst().alternatives() : List.<Alternative>of();
    return new Piece(words, List.of(), ways, Stress.PLAIN, List.of());
  }

  /** Returns the words that can also be said as the activity of a person, or as the person. */
  private static List<Passage> tied(List<AnalyzedWord> words) {
    List<Passage> tied = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String own = words.get(i).term();
      List<Alternative> ways =
          tiedTo(Folding.fold(words.get(i).written())).stream()
              .filter(way -> !way.stems().getFirst().equals(own))
              .toList();
      if (!ways.isEmpty()) {
        tied.add(new Passage(i, i + 1, ways));
      }
    }
    return tied;
  }

  private static List<Alternative> tiedTo(String folded) {
    return TIED.of(
        folded,
        own ->
            AgentNouns.tiedTo(own).stream()
                .map(word -> new Alternative(StemmedAnalyzer.stems(word), word, Nearness.ACTIVITY))
                .filter(way -> way.stems().size() == 1)
                .toList());
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at < words.size(); at += pieces.getLast().words().size()) {
      pieces.add(longestFrom(at));
    }
    return pieces;
  }

  private Piece longestFrom(int start) {
    int said =
        matches.stream()
            .filter(match -> match.start() == start)
            .filter(match -> !saysWhat || match.end() > opening)
            .mapToInt(Passage::end)
            .max()
            .orElse(start + 1);
    int named =
        trades.stream()
            .filter(trade -> trade.isPerson() && trade.start() == start)
            .mapToInt(Named::end)
            .max()
            .orElse(said);
    int end = Math.max(said, named);
    return end == start + 1 ? single(start) : several(start, end);
  }

  private Piece several(int start, int end) {
    List<Piece> inner = IntStream.range(start, end).mapToObj(this::single).toList();
    return new Piece(
        words.subList(start, end),
        inner,
        alternatives(start, end),
        Stress.PLAIN,
        trades(start, end));
  }

  private Piece single(int at) {
    AnalyzedWord word = words.get(at);
    Stress stress = stress(at);
    List<Alternative> alternatives = stress == Stress.ASIDE ? List.of() : alternatives(at, at + 1);
    return new Piece(List.of(word), List.of(), alternatives, stress, trades(at, at + 1));
  }

  private Stress stress(int at) {
    if (lexicon.decisiveWords().contains(words.get(at).term())) {
      return Stress.DECISIVE;
    }
    return saysWhat && isAside(at) ? Stress.ASIDE : Stress.PLAIN;
  }

  private int opening() {
    int at = 0;
    while (at < words.size()
        && (areAllIn(lexicon.questionWords(), at) || areAllIn(lexicon.openingWords(), at))) {
      at++;
    }
    return at;
  }

  private boolean isAside(int at) {
    return at < opening || areAllIn(lexicon.questionWords(), at);
  }

  /** A number says no more than what it counts: "2 ans" is no word to look for. */
  private boolean areAllIn(Set<String> asides, int at) {
    boolean isCount = at + 1 < words.size() && words.get(at).isNumber();
    AnalyzedWord said = words.get(isCount ? at + 1 : at);
    List<AnalyzedWord> counted = said.parts().size() > 1 ? said.tellingParts() : List.of(said);
    return counted.stream().allMatch(word -> asides.contains(word.term()));
  }

  private List<Named> trades(int start, int end) {
    return trades.stream().filter(t -> t.start() >= start && t.start() < end).toList();
  }

  private List<Alternative> alternatives(int start, int end) {
    return matches.stream()
        .filter(match -> match.start() == start && match.end() == end)
        .flatMap(match -> match.alternatives().stream())
        .toList();
  }
}

package fr.denicheur.lucene.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.IndexField;
import fr.denicheur.query.QuestionParser;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of two known words a misspelt one is taken for, and when it is taken for none. */
class CorrectionRulesTest {
  /**
   * Words with the number of postings that hold them, those of titles after a plus sign; a stem is
   * held as often as its word.
   */
  private record Words(List<WrittenWord> all, Set<String> titled) implements Vocabulary {
    static Words of(String words) {
      List<WrittenWord> all = new ArrayList<>();
      Set<String> titled = new HashSet<>();
      for (String word : words.split(" ", -1)) {
        String[] parts = word.replace("+", "").split(":", -1);
        all.add(WrittenWord.of(parts[0], Integer.parseInt(parts[1])));
        if (word.startsWith("+")) {
          titled.add(Spelling.stem(parts[0]));
        }
      }
      all.sort(Comparator.comparing(WrittenWord::folded));
      return new Words(all, titled);
    }

    @Override
    public int postings() {
      return 1000;
    }

    @Override
    public LocalDate today() {
      return LocalDate.of(2024, 6, 1);
    }

    @Override
    public Frequencies frequencies() {
      return (field, term) -> holding(term);
    }

    @Override
    public int holding(IndexField field, String stem) {
      return holding(stem);
    }

    @Override
    public int holding(String stem) {
      return all.stream()
          .filter(word -> Spelling.stem(word.text()).equals(stem))
          .mapToInt(WrittenWord::postings)
          .sum();
    }

    @Override
    public int sideBySide(List<String> stems) {
      return 0;
    }

    @Override
    public List<List<String>> halves(String word) {
      return List.of();
    }

    @Override
    public boolean isName(String stem) {
      return false;
    }

    @Override
    public boolean isTitled(String stem) {
      return titled.contains(stem);
    }

    @Override
    public List<String> startups(String letters) {
      return List.of();
    }

    @Override
    public List<WrittenWord> beginningWith(String letters) {
      return all.stream().filter(word -> word.folded().startsWith(letters)).toList();
    }
  }

  @ParameterizedTest(name = "{0}: {1} of {2} is {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "a doubled letter costs less than an edit,   jarddin,   jarddon:1 jardin:1,        jardin",
        "a like sound costs less than an edit,       majistrat, majistran:1 magistrat:1,   magistrat",
        "a double costs less than a like sound,      majjistra, magjistra:1 majistra:1,    majistra",
        "another first letter is only proposed,      lardin,    jardin:90,                 (jardin)",
        "it comes after all others,                  lardin,    jardin:90 lardon:1,        lardon",
        "two edits are too many for seven letters,   jardxyn,   jardin:9,                  -",
        "two edits are not too many for eight,       jardinxy,  jardin:9,                  (jardin)",
        "two edits inside ten letters are a typo,    jxrdinxsre, jardinosre:9,             jardinosre",
        "inside nine they are only proposed,         jxrdinxsr, jardinosr:9,               (jardinosr)",
        "letters in another order are a typo,        jardni,    jardin:9,                  jardin",
        "an edit inside six letters is a typo,       jordin,    jardin:9,                  jardin",
        "inside five it is only proposed,            jordn,     jardn:9,                   (jardn)",
        "another ending is only proposed,            jardix,    jardin:9,                  (jardin)",
        "what is left out at the end is a typo,      jardi,     jardin:9,                  jardin",
        "ten times more postings count 0.15,         jordin,    jardin:90 jorddin:10,      jorddin",
        "among equals the more frequent is meant,    jordin,    jardin:9 jordan:10,        jordan",
        "else the first in the alphabet is,          jordin,    jardin:9 jordan:9,         jardin",
        "words of four letters are not corrected,    jrdn,      jrdin:9,                   -",
        "acronyms are not corrected,                 JARDEN,    jardin:9,                  -"
      })
  void aMisspeltWordIsTakenForTheNearest(String why, String typed, String known, String meant)
      throws IOException {
    assertThat(corrected(typed, known)).as(why).isEqualTo(Optional.ofNullable(meant));
  }

  @ParameterizedTest(name = "{0}: {1} of {2} is {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "four postings repeat a doubled letter,    maggistrat, maggistrat:4 magistrat:40, magistrat",
        "five postings are what was meant,         maggistrat, maggistrat:5 magistrat:50, -",
        "the other must be ten times as frequent,  maggistrat, maggistrat:4 magistrat:39, -",
        "a word that sounds alike is proposed,     majistrat, majistrat:4 magistrat:40,  (magistrat)",
        "a word that only looks alike is proposed, jordin,    jordin:4 jardin:40,        (jardin)",
        "with two edits it is not even that,       jordinus,  jordinus:1 jardinos:90,    -"
      })
  void aRareWordIsTakenForAFrequentOne(String why, String typed, String known, String meant)
      throws IOException {
    assertThat(corrected(typed, known)).as(why).isEqualTo(Optional.ofNullable(meant));
  }

  @ParameterizedTest(name = "{0}: {1} of {2} is {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "a trade is no typo,                          greffier,   greffer:40,           (greffer)",
        "nor is one that two edits set apart,         comédien,   combien:90,           -",
        "nor is one typed without accents,            infirmieres, infirmer:40,         -",
        "nor is a verb in one of its forms,           sentez,     santé:90,             (santé)",
        "nor is a town,                               limoges,    linoges:40,           (linoges)",
        "nor is a tool,                               oracle,     orale:40,             (orale)",
        "a word of a title is not replaced,           maggistrat, +maggistrat:1 magistrat:40, (magistrat)",
        "what begins another word is only proposed,   jarduni,    jardini:9 jardunier:2, (jardini)"
      })
  void aWordThatIsMeantIsNotReplaced(String why, String typed, String known, String meant)
      throws IOException {
    assertThat(corrected(typed, known)).as(why).isEqualTo(Optional.ofNullable(meant));
  }

  @Test
  void anUnfinishedWordIsNotCorrectedIfItBeginsOthers() throws IOException {
    Vocabulary words = Words.of("jardini:9 jardunier:2");
    Spelling spelling = new Spelling(words, Lexicon.EMPTY);
    assertThat(spelling.correct(QuestionParser.parse("jarduni"), true, Set.of(), Deadline.none()))
        .isEmpty();
    assertThat(
            spelling.correct(
                QuestionParser.parse("jarduni jarduni"), true, Set.of(), Deadline.none()))
        .hasValueSatisfying(c -> assertThat(c.question().written()).isEqualTo("jardini jarduni"));
  }

  @Test
  void namesOfToolsAndTownsThatFrenchLacksAreNotCorrectedAtAll() throws IOException {
    Vocabulary words = Words.of("prometteurs:90 fondées:90 have:90");
    Spelling spelling = new Spelling(words, Lexicon.BUNDLED);
    assertThat(
            spelling.correct(
                QuestionParser.parse("prometheus fondettes Havre"),
                false,
                Set.of(),
                Deadline.none()))
        .isEmpty();
  }

  @Test
  void lettersBeginTheMostFrequentWordsFirstAndForgiveADoubledLetter() throws IOException {
    Vocabulary words = Words.of("communication:90 communal:20 commode:9 comité:30");
    assertThat(Completions.of("comun", words, true).values())
        .extracting(WrittenWord::text)
        .containsExactly("communication", "communal");
    assertThat(Completions.of("communication", words, true)).isEmpty();
    assertThat(Completions.of("comun", words, false)).isEmpty();
  }

  private static Optional<String> corrected(String typed, String known) throws IOException {
    return new Spelling(Words.of(known), Lexicon.EMPTY)
        .correct(QuestionParser.parse(typed), false, Set.of(), Deadline.none())
        .map(c -> c.applied() ? c.question().written() : "(" + c.question().written() + ")");
  }

  @ParameterizedTest
  @CsvSource({"abc, false", "abcd, true", "c++d, false", "abcdefghijklmnopqrstuvwx, true"})
  void theWordsThatMayBeMeantHaveFourTo24Letters(String word, boolean may) {
    assertThat(Typo.mayBeMeant(word)).isEqualTo(may);
    assertThat(Typo.mayBeMeant(word + "abcdefghijklmnopqrstuvwxyz")).isFalse();
  }
}

package fr.denicheur.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type becomes clauses, whatever it is. */
class QuestionParserTest {

  @ParameterizedTest
  @Tag("Q4")
  @Tag("Q7")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "santé mentale | WORD santé, WORD mentale",
        "\"santé mentale\" paris | PHRASE santé mentale, WORD paris",
        "«\u00a0chef de projet\u00a0» | PHRASE chef de projet",
        "dev -junior | WORD dev, -WORD junior",
        "-\"front end\" | -PHRASE front end",
        "Développeuse - développeur | WORD Développeuse, WORD développeur",
        "cartogr* | PREFIX cartogr",
        "c* | WORD c",
        "*dev* | PREFIX dev",
        "a*b | WORD ab",
        "startup:lapins | STARTUP:WORD lapins",
        "STARTUP:\"pass culture\" | STARTUP:PHRASE pass culture",
        "-role:design | -ROLE:WORD design",
        "titre:chargée | TITLE:WORD chargée",
        "emploi:java | WORD emploi:java",
        "emploi : java | WORD emploi, WORD java",
        "role: | WORD role:",
        "Dev H/F | WORD Dev, WORD H/F",
        "C++ C# .NET R&D | WORD C++, WORD C#, WORD .NET, WORD R&D",
        "l'été | WORD l'été",
        "2 500 € | WORD 2, WORD 500",
        "AND OR NOT | WORD AND, WORD OR, WORD NOT",
        "dev NOT senior lyon | WORD dev, -WORD senior, WORD lyon",
        "dev SAUF \"front end\" | WORD dev, -PHRASE front end",
        "dev sauf titre:stage | WORD dev, -TITLE:WORD stage",
        "dev sauf en Java | WORD dev, -WORD Java",
        "dev NOT -java | WORD dev, -WORD java",
        "dev not java | WORD dev, WORD not, WORD java",
        "sauf | WORD sauf",
        "dev NOT ? | WORD dev, WORD NOT",
        "tout sauf le | WORD tout, -WORD le",
        "/(a.b)*x/ | WORD /(a.b)x/",
        "\"sans fin | WORD sans, WORD fin",
        "java~99 ^-1 \\ [a TO | WORD java~99, WORD ^-1, WORD [a, WORD TO",
      })
  void formsOfTheLanguage(String typed, String expected) {
    assertThat(described(typed)).isEqualTo(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kuber | true",
        "dev kuber | true",
        "a-ju | true",
        "`kuber ` | false",
        "kuber, | false",
        "c++ | false",
        "kuber* | false",
        "-kuber | false",
        "startup:kuber | false",
        "\"dev kuber\" | false",
        "kuber \"dev\" | false"
      })
  void onlyAFreeWordThatNothingFollowsIsUnfinished(String typed, boolean unfinished) {
    assertThat(SearchQuery.of(typed).isUnfinished()).isEqualTo(unfinished);
    assertThat(SearchQuery.of(typed).without(Feature.PREFIX).isUnfinished()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"-", "\"", "\"\"", "***", "?", "((((", "🚀🚀", "- - -", "` `", ":", "-*"})
  void whatHoldsNoWordAsksForEverything(String typed) {
    assertThat(QuestionParser.parse(typed).clauses()).isEmpty();
  }

  @Test
  void invisibleCharactersNeitherSplitNorSurvive() {
    Question question = QuestionParser.parse("dé\u200bvelop\u00adpeur\u202e\u0000python\ud800");
    assertThat(question.written()).isEqualTo("développeur python");
  }

  @Test
  void decomposedAccentsAreComposed() {
    assertThat(QuestionParser.parse("e\u0301te\u0301").written()).isEqualTo("été");
  }

  @Test
  @Tag("Q2")
  void moreClausesThanTheLimitAreLeftOutAndSaid() {
    Question question = QuestionParser.parse("mot ".repeat(QuestionParser.MAX_CLAUSES + 1));
    assertThat(question.clauses()).hasSize(QuestionParser.MAX_CLAUSES);
    assertThat(question.truncated()).isTrue();
    assertThat(QuestionParser.parse("mot ".repeat(QuestionParser.MAX_CLAUSES)).truncated())
        .isFalse();
  }

  @Test
  void theLengthIsCountedInCharactersAsPeopleSeeThem() {
    int most = QuestionParser.MAX_CHARACTERS;
    assertThat(QuestionParser.parse("🚀".repeat(most)).clauses()).isEmpty();
    assertThat(QuestionParser.parse("a".repeat(most - 1)).clauses()).hasSize(1);
    assertThatThrownBy(() -> QuestionParser.parse("a".repeat(most + 1)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessage("q must be at most 500 characters long; got 501");
  }

  /** A page shows it as a link, and takes it back. */
  @Test
  void aQuestionThatGrowsWhenItIsComposedIsAQuestionStill() {
    String written = QuestionParser.parse("\u0958".repeat(300) + " x").written();
    assertThat(written).hasSize(QuestionParser.MAX_CHARACTERS);
    assertThat(QuestionParser.parse(written).written()).isEqualTo(written);
  }

  @Test
  @Tag("Q1")
  void nothingShortEnoughIsAnError() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "ab \"-*:«»()/\\é\ud83d\ude80\ud800\u0000role:startup:titre:";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder typed = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(QuestionParser.parse(typed.toString()).clauses())
          .as("seed %s", seed)
          .allMatch(clause -> !clause.text().isBlank());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dev CDI lyon | dev CDI lyon",
        "dev \"temps partiel\" lyon | dev / lyon",
        "-junior dev titre:stage CDI | dev / CDI",
        "dev cdi* | dev",
        "dev \"CDI | dev \"CDI",
        "dev sauf en CDI lyon | dev / lyon",
      })
  void freeWordsAreWhatIsNoPhrasePrefixScopeOrExclusion(String typed, String free) {
    assertThat(
            QuestionParser.parse(typed)
                .free()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" / ")))
        .isEqualTo(free);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "graphiste CDI lyon | CDI | graphiste lyon",
        "graphiste à temps partiel | temps partiel | graphiste",
        "graphiste à  temps   partiel calme | temps partiel | graphiste calme",
        "stage de 6 mois à Paris | 6 mois | stage à Paris",
        "je cherche un stage en graphisme | stage | je cherche en graphisme",
        "graphiste, CDI, lyon | CDI | graphiste, lyon",
        "CDI, graphiste | CDI | graphiste",
        "graphiste CDI ou CDD | CDD | graphiste CDI",
        "graphiste (CDI) lyon | CDI | graphiste lyon",
        "graphiste CDI/CDD | CDI | graphiste CDD",
        "cdi cdi | cdi | ``",
        "stages et stage | stage | stages",
        "\"un stage\" stage | stage | \"un stage\"",
        "-stage graphiste | stage | -stage graphiste",
        "graphiste | stage | graphiste",
        "graphiste (Lyon ou Paris) | Lyon | graphiste (Paris)",
        "graphiste (Lyon ou Paris) | Paris | graphiste (Lyon)",
        "graphiste (Lyon) calme | Lyon | graphiste calme",
        "graphiste (Lyon, Paris) | Lyon | graphiste (Paris)",
        "graphiste (Lyon/Paris) | Lyon | graphiste (Paris)",
        "graphiste (Lyon, Paris) | Paris | graphiste (Lyon)",
        "graphiste (Brest, Lyon ou Paris) | Lyon | graphiste (Brest ou Paris)",
        "Lyon ou Paris | Lyon | Paris",
        "CDI et temps partiel, graphiste | CDI | temps partiel, graphiste",
        "CDI, mais graphiste | CDI | graphiste",
        "graphiste, CDI ou CDD | CDI | graphiste ou CDD",
        "graphiste -stage | -stage | graphiste",
        "graphiste sauf stage calme | sauf stage | graphiste calme",
        "graphiste mais pas de stage | pas de stage | graphiste",
        "télétravail à 100 % | télétravail à 100 % | ``",
      })
  void aQuestionWithoutAPartKeepsTheRest(String typed, String part, String rest) {
    assertThat(QuestionParser.parse(typed).without(part).written()).isEqualTo(rest);
  }

  private static String described(String typed) {
    return QuestionParser.parse(typed).clauses().stream()
        .map(QuestionParserTest::described)
        .collect(Collectors.joining(", "));
  }

  private static String described(Clause clause) {
    String scope = clause.scope() == Clause.Scope.ANYWHERE ? "" : clause.scope() + ":";
    return (clause.excluded() ? "-" : "") + scope + clause.kind() + " " + clause.text();
  }
}

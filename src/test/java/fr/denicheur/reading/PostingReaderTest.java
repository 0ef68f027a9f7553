package fr.denicheur.reading;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.posting.Condition;
import fr.denicheur.posting.Posting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the examples of {@code examples.txt} and compares the postings and the problems. */
class PostingReaderTest {

  static List<Example> examples() throws Exception {
    return Example.all();
  }

  @ParameterizedTest
  @Tag("Y2")
  @Tag("Y5")
  @Tag("Y6")
  @Tag("Y7")
  @Tag("Y8")
  @Tag("Y9")
  @Tag("Y10")
  @Tag("Y11")
  @Tag("Y12")
  @Tag("E3")
  @MethodSource("examples")
  @Tag("Y4")
  void aFileIsReadAsItsAuthorMeantIt(Example example) {
    ReadPosting read = TestReader.read(example.file(), example.content());
    Map<String, String> actual = facts(read);
    SoftAssertions softly = new SoftAssertions();
    example
        .expected()
        .forEach((key, value) -> softly.assertThat(actual.get(key)).as(key).isEqualTo(value));
    if (!example.expected().containsKey("rules")) {
      String expected = example.expected().getOrDefault("problems", "");
      softly.assertThat(actual.get("problems")).as("problems").isEqualTo(expected);
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyProblemNamesPlaceValueAndRemedy(Example example) {
    for (Problem problem : TestReader.read(example.file(), example.content()).problems()) {
      assertThat(problem.path()).isEqualTo(example.file());
      assertThat(problem.message()).isNotBlank().doesNotContain("%", "null");
      assertThat(problem.remedy()).endsWith(".").isNotBlank();
      assertThat(problem.oneLine()).startsWith(example.file()).doesNotContain("\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draft: true",
        "Draft: Oui",
        "brouillon: vrai",
        "published: false",
        "publie: non",
        "open: true\ndraft: true"
      })
  void aDraftIsNoPostingAndNothingIsWrong(String field) {
    ReadPosting read = TestReader.read("a.md", "---\ntitle: a\n" + field + "\n---\nTexte");
    assertThat(read.isDraft()).isTrue();
    assertThat(read.problems()).extracting(Problem::rule).contains("draft");
    assertThat(read.withoutAdvice().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0000-01-01, ce jour n'existe pas",
    "01-02-0000, ce jour n'existe pas",
    "2021-02-30, ce jour n'existe pas",
    "01/02/2021, le jour et le mois peuvent se confondre"
  })
  void aDateThatIsNotReadHasItsReason(String date, String reason) {
    assertThat(TestReader.read("a.md", "---\ntitle: a\ndate: " + date + "\n---\nT").problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.endsWith(reason));
  }

  @Test
  void aFileAmongJekyllsDraftsIsADraft() {
    assertThat(TestReader.read("_drafts/a.md", "Texte").isDraft()).isTrue();
    assertThat(TestReader.read("offres/_drafts/a.md", "Texte").isDraft()).isTrue();
    assertThat(TestReader.read("mes_drafts/a.md", "Texte").isDraft()).isFalse();
    assertThat(TestReader.read("a.md", "---\ndraft: false\npublished: true\n---\nT").isDraft())
        .isFalse();
  }

  @Test
  void aPostingIsForBeginnersIfItsTextSaysSoAndItsAuthorDoesNot() {
    String text = "Les profils juniors sont les bienvenus. Poste basé à Lyon.";
    Posting silent = TestReader.read("a.md", text).posting().orElseThrow();
    assertThat(silent.junior()).isTrue();
    assertThat(silent.conditions().values(Condition.Kind.PLACE)).containsExactly("lyon");
    Posting denied =
        TestReader.read("a.md", "---\njunior: false\n---\n" + text).posting().orElseThrow();
    assertThat(denied.junior()).isFalse();
    assertThat(denied.conditions().beginner()).isEmpty();
  }

  private static Map<String, String> facts(ReadPosting read) {
    Posting posting = read.posting().orElseThrow();
    return Map.ofEntries(
        Map.entry("id", posting.id().value()),
        Map.entry("title", posting.title()),
        Map.entry("role", posting.role()),
        Map.entry("startup", posting.startup() == null ? "-" : posting.startup().slug()),
        Map.entry("open", String.valueOf(posting.open())),
        Map.entry("filled", String.valueOf(posting.details().filled())),
        Map.entry("junior", String.valueOf(posting.junior())),
        Map.entry("date", shown(posting.date())),
        Map.entry("techno", listed(posting.details().technologies())),
        Map.entry("domaines", listed(posting.details().domains())),
        Map.entry("contrat", shown(posting.details().contract())),
        Map.entry("friend", shown(posting.details().friend())),
        Map.entry("contact", shown(posting.details().contact())),
        Map.entry("url", shown(posting.details().externalUrl())),
        Map.entry("until", shown(read.validUntil())),
        Map.entry("text", posting.text().replace("\n", "⏎")),
        Map.entry("advice", advice(read)),
        Map.entry("others", others(posting)),
        Map.entry("place", String.join("|", posting.conditions().values(Condition.Kind.PLACE))),
        Map.entry(
            "message",
            read.withoutAdvice().problems().stream().map(Problem::message).collect(joining("; "))),
        Map.entry("rules", rules(read)),
        Map.entry("problems", problems(read)));
  }

  private static String shown(Object value) {
    return Optional.ofNullable(value).map(Object::toString).orElse("-");
  }

  private static String listed(List<String> values) {
    return values.isEmpty() ? "-" : String.join("|", values);
  }

  private static String others(Posting posting) {
    return posting.details().others().entrySet().stream()
        .map(Object::toString)
        .collect(joining("|"));
  }

  private static String advice(ReadPosting read) {
    return read.problems().stream()
        .filter(Problem::isAdvice)
        .map(Problem::rule)
        .collect(joining("|"));
  }

  private static String rules(ReadPosting read) {
    return read.withoutAdvice().problems().stream()
        .map(Problem::rule)
        .distinct()
        .collect(joining("|"));
  }

  private static String problems(ReadPosting read) {
    return read.withoutAdvice().problems().stream()
        .map(problem -> problem.rule() + "@" + problem.line() + ":" + problem.column())
        .collect(Collectors.joining(" "));
  }
}

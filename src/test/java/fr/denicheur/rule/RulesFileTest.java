package fr.denicheur.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.QuestionParser;
import fr.denicheur.rule.RulesFile.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesFileTest {
  @TempDir private Path folder;

  private static RulesFile read(String yaml) {
    return RulesFile.of(yaml, Lexicon.BUNDLED);
  }

  private static boolean isHiddenFor(RulesFile file, String question) {
    Guidance guidance = file.rules().of(QuestionParser.parse(question));
    return guidance.hidden().contains(new PostingId("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "développeur java",
        "Java développeuse",
        "DEVELOPPEURS java",
        "développeur·se java",
        "un poste de développeur java",
        "\"développeur java\""
      })
  void questionsAreComparedAsTheSearchComparesWords(String question) {
    assertThat(isHiddenFor(read("- {question: Développeuse Java, hide: x}"), question)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"développeur", "développeur java paris", "développeur -java", "titre:java", ""})
  void anotherQuestionIsAnother(String question) {
    assertThat(isHiddenFor(read("- {question: Développeuse Java, hide: x}"), question)).isFalse();
  }

  @Test
  void aQuestionOfSmallWordsAloneIsCompared() {
    assertThat(isHiddenFor(read("- {question: offre, hide: x}"), "offres")).isTrue();
    assertThat(isHiddenFor(read("- {question: offre, hide: x}"), "")).isFalse();
    assertThat(isHiddenFor(read("- {question: '', hide: x}"), "")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: b                                          | 1 | true  | doit être une liste",
        "- question: [                                 | 1 | true  | le YAML ne se lit pas",
        "- {pins: [a]}                                 | 1 | false | clé inconnue « pins »",
        "- {pin: [a]}                                  | 1 | true  | doit avoir une « question »",
        "- {question: a, pin: {posting: b, place: 0}}  | 1 | true  | un nombre de 1 à 20",
        "- {question: a, pin: {posting: b, place: x}}  | 1 | true  | un nombre de 1 à 20",
        "- {question: a, pin: [b, {posting: c, place: 1}]} | 1 | true | la même place",
        "- {question: a, pin: {place: 1}}              | 1 | true  | « posting » manque",
        "- {boost: {by: 2}}                            | 1 | true  | soit des « postings »",
        "- {boost: {by: 99, postings: a}}              | 1 | true  | de 0.1 à 10",
        "- {boost: {by: much, postings: a}}            | 1 | true  | de 0.1 à 10",
        "- {boost: {by: 2, open: perhaps}}             | 1 | true  | valeur inconnue de « open »",
        "- {synonyms: bizdev}                          | 1 | true  | deux côtés",
        "- {hide: [[a]]}                               | 1 | true  | un texte ou une liste",
        "- {question: , hide: a}                       | 1 | true  | un texte ou une liste",
        "- {hide: a, hide: b}                          | 1 | true  | deux fois",
        "- just a text                                 | 1 | true  | « clé: valeur »"
      })
  void everyFaultHasItsLineAndARemedy(String yaml, int line, boolean isError, String message) {
    assertThat(read(yaml).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.message()).contains(message);
          assertThat(fault.line()).isEqualTo(line);
          assertThat(fault.isError()).isEqualTo(isError);
          assertThat(fault.remedy()).isNotBlank();
        });
  }

  @Test
  void postingsThatAreNotThereAreWarnings() {
    RulesFile file = read("- hide:\n  - known\n  - unknown\n");
    assertThat(file.unknown(Set.of(new PostingId("known"))::contains))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.line()).isEqualTo(3);
          assertThat(fault.isError()).isFalse();
          assertThat(fault.message()).contains("unknown");
        });
  }

  @Test
  void theExampleOfTheDocumentsHasNoFault() throws IOException {
    String page = Files.readString(Path.of("docs/RULES.md"));
    var example = Pattern.compile("```yaml\n([^`]{1,4000})```").matcher(page);
    assertThat(example.find()).isTrue();
    assertThat(read(example.group(1)).faults()).extracting(Fault::message).isEmpty();
    assertThat(read(example.group(1)).rules().always().boosts()).isNotEmpty();
  }

  @Test
  void rulesFollowTheirFileAndABrokenVersionLeavesTheOldOne() throws Exception {
    Path path = folder.resolve("rules.yaml");
    Files.writeString(path, "- hide: a");
    LiveRules live = LiveRules.of(path, Lexicon.BUNDLED);
    assertThat(live.get().always().hidden()).containsExactly(new PostingId("a"));

    change(path, "- hide: [b");
    awaitLook(live);
    assertThat(live.get().always().hidden()).containsExactly(new PostingId("a"));

    change(path, "- hide: c");
    awaitHidden(live, "c");

    Files.delete(path);
    awaitLook(live);
    assertThat(live.get().always().hidden()).containsExactly(new PostingId("c"));
  }

  @Test
  void aBrokenFileIsRefusedAtTheStartWithItsLines() throws IOException {
    Path path = Files.writeString(folder.resolve("rules.yaml"), "- hide: a\n- pin: b\n");
    assertThatThrownBy(() -> LiveRules.of(path, Lexicon.BUNDLED))
        .isInstanceOf(UnusableRulesException.class)
        .hasMessageContainingAll("rules.yaml", "line 2", "« pin »");
  }

  private static void change(Path path, String yaml) throws IOException {
    FileTime before = Files.getLastModifiedTime(path);
    Files.writeString(path, yaml);
    Files.setLastModifiedTime(path, FileTime.from(before.toInstant().plusSeconds(1)));
  }

  /** Asks until the file must have been looked at once more. */
  private static void awaitLook(LiveRules live) {
    Instant end = Instant.now().plusMillis(600);
    while (Instant.now().isBefore(end)) {
      live.get();
      Thread.onSpinWait();
    }
  }

  private static void awaitHidden(LiveRules live, String id) {
    Instant end = Instant.now().plusSeconds(10);
    while (!live.get().always().hidden().contains(new PostingId(id))) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }
}

package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.denicheur.cli.Launcher.Ended;
import fr.denicheur.cli.Launcher.Server;
import fr.denicheur.docs.Document;
import fr.denicheur.docs.Document.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of README.md and of the documents work when pasted, in the order of a page: blocks
 * marked {@code sh run} as they are, blocks marked {@code sh ask} while a server runs; JSON that
 * follows a question is what the server answers.
 */
class ReadmeTest {
  private static final String ADDRESS = "http://127.0.0.1:8080";
  private static final String RUN = "sh run";
  private static final String ASK = "sh ask";

  /** Fields that differ from run to run. */
  private static final Set<String> CHANGING = Set.of("tookMs", "score");

  /** What the commands of a page find. */
  private static final Map<String, List<String>> FOUND =
      Map.of(
          "README.md",
          List.of("CHARGÉE OU CHARGÉ DE COMMUNICATION", "Développeuse ou développeur de la Vigie"),
          "docs/COMMANDS.md",
          List.of("CHARGÉE OU CHARGÉ DE COMMUNICATION"),
          "docs/HUGO.md",
          List.of("Développeuse ou développeur de la Vigie"),
          "docs/JEKYLL.md",
          List.of("Développeuse ou développeur de la Vigie"),
          "docs/LISEZ-MOI.md",
          List.of("CHARGÉE OU CHARGÉ DE COMMUNICATION", "Chargé·e de déploiement de la Vigie"),
          "docs/SITE.md",
          List.of("Running Dénicheur"));

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Launcher launcher;

  @BeforeEach
  void copyTheProgramAndItsDocuments() throws Exception {
    launcher = Launcher.copiedTo(folder);
    Files.createDirectory(folder.resolve("docs"));
    Files.copy(Path.of("docs/OPERATIONS.md"), folder.resolve("docs/OPERATIONS.md"));
  }

  static Stream<Document> pagesWithCommands() {
    return Document.all().stream().filter(document -> has(document, RUN));
  }

  static Stream<Arguments> pagesWithQuestions() {
    return Document.all().stream()
        .filter(document -> has(document, ASK))
        .map(document -> arguments(document, document.blocks()));
  }

  private static boolean has(Document document, String mark) {
    return document.blocks().stream().anyMatch(block -> block.info().equals(mark));
  }

  @Test
  void everyPageWithCommandsSaysWhatTheyFind() {
    assertThat(pagesWithCommands())
        .extracting(Document::toString)
        .containsExactlyInAnyOrderElementsOf(FOUND.keySet());
    assertThat(pagesWithQuestions())
        .extracting(page -> page.get()[0].toString())
        .contains("README.md", "docs/API.md");
  }

  @ParameterizedTest
  @MethodSource("pagesWithCommands")
  void itsCommandsWork(Document document) throws Exception {
    String commands =
        document.blocks().stream()
            .filter(block -> block.info().equals(RUN))
            .map(Block::text)
            .collect(Collectors.joining());
    Ended ended = launcher.shell(commands);

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains(FOUND.get(document.toString()));
  }

  @ParameterizedTest
  @MethodSource("pagesWithQuestions")
  void itsQuestionsHaveTheAnswersShown(Document document, List<Block> blocks) throws Exception {
    try (Server server = launcher.serve()) {
      for (int i : asked(blocks)) {
        String question = blocks.get(i).text().replace(ADDRESS, server.address());
        Ended ended = launcher.shell(question);
        assertThat(ended.status()).as(ended.err()).isZero();
        JsonNode answer = JSON.readTree(ended.out());
        assertThat(answer.path("total").asInt()).as("%s answers %s", question, answer).isPositive();
        if (i + 1 < blocks.size() && blocks.get(i + 1).info().equals("json")) {
          String hint = document + " shows another answer; it is now " + answer + " at ";
          assertShown(JSON.readTree(blocks.get(i + 1).text()), answer, hint);
        }
      }
    }
  }

  private static List<Integer> asked(List<Block> blocks) {
    return IntStream.range(0, blocks.size())
        .filter(i -> blocks.get(i).info().equals(ASK))
        .boxed()
        .toList();
  }

  /** The answer must contain all that the page shows; it may have more fields and longer lists. */
  private static void assertShown(JsonNode shown, JsonNode actual, String place) {
    assertThat(actual).as(place).isNotNull();
    if (shown.isValueNode()) {
      assertThat(actual).as(place).isEqualTo(shown);
    }
    for (int i = 0; i < (shown.isArray() ? shown.size() : 0); i++) {
      assertShown(shown.get(i), actual.get(i), place + "[" + i + "]");
    }
    for (var field : shown.properties()) {
      if (!CHANGING.contains(field.getKey())) {
        String inside = place + "." + field.getKey();
        assertShown(field.getValue(), actual.get(field.getKey()), inside);
      }
    }
  }
}

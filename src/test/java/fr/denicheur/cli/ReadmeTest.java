package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.denicheur.cli.Launcher.Ended;
import fr.denicheur.cli.Launcher.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of README.md work when pasted: blocks marked {@code sh run} as they are, blocks
 * marked {@code sh ask} while a server runs, and the JSON shown is what the server answers.
 */
class ReadmeTest {
  private static final String ADDRESS = "http://127.0.0.1:8080";

  /** Fields that differ from run to run. */
  private static final Set<String> CHANGING = Set.of("tookMs", "score");

  @TempDir private Path folder;
  private Launcher launcher;
  private String readme;

  @BeforeEach
  void readReadme() throws IOException {
    launcher = Launcher.copiedTo(folder);
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void itsCommandsWork() throws Exception {
    Ended ended = launcher.shell(block("sh run"));

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("CHARGÉE OU CHARGÉ DE COMMUNICATION");
  }

  @Test
  void itsQuestionHasTheAnswerShown() throws Exception {
    try (Server server = launcher.serve()) {
      Ended asked = launcher.shell(block("sh ask").replace(ADDRESS, server.address()));
      assertThat(asked.status()).as(asked.err()).isZero();

      ObjectMapper json = new ObjectMapper();
      String hint = "README.md shows another answer; it is now " + asked.out() + " at ";
      assertShown(json.readTree(block("json")), json.readTree(asked.out()), hint);
    }
  }

  /** The answer must contain all that README.md shows; it may have more fields and longer lists. */
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

  /** Returns the text of the only fenced block with this mark. */
  private String block(String mark) {
    var blocks =
        Pattern.compile("^```" + mark + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(readme)
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(blocks).as("blocks marked '%s' in README.md", mark).hasSize(1);
    String block = blocks.getFirst();
    return block.substring(block.indexOf('\n') + 1, block.lastIndexOf("```"));
  }
}

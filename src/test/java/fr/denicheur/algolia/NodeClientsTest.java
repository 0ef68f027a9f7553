package fr.denicheur.algolia;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two generations of the client, in Node, get what scripts ask for. */
@NeedsClients
class NodeClientsTest {
  @TempDir private static Path folder;

  private static JsonNode answers;

  @BeforeAll
  static void ask() throws Exception {
    try (Wire wire = new Wire(folder)) {
      Clients.wake(URI.create("http://" + wire.hostAndPort()));
      Process node =
          new ProcessBuilder("node", "node.mjs", wire.hostAndPort())
              .directory(Clients.FOLDER.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(node.exitValue()).as(said).isZero();
      answers = Wire.read(said);
    }
  }

  @Test
  void searchesOfBothGenerationsAreAnswered() {
    assertThat(answers.at("/filters/results/0/hits")).isNotEmpty();
    assertThat(answers.at("/filters/results/0/hits"))
        .allSatisfy(hit -> {
          assertThat(hit.path("open").asBoolean()).isTrue();
          assertThat(hit.path("roles").asText()).isIn("design", "support");
        });
    assertThat(answers.at("/filters/results/1/facets/roles").size()).isEqualTo(4);
    assertThat(answers.at("/legacy/results/0/hits")).hasSize(2);
    assertThat(answers.at("/single/hits/0/title").asText()).startsWith("Infirmière");
    assertThat(answers.at("/four/results/0/facets").has("roles")).isTrue();
    assertThat(answers.at("/four/results/0/hitsPerPage").asInt()).isEqualTo(5);
    assertThat(answers.at("/fourIndex/page").asInt()).isEqualTo(1);
  }

  @Test
  void valuesOfAFacetAreFound() {
    for (String question : List.of("facetValues", "fourFacet")) {
      assertThat(answers.path(question).at("/facetHits/0/value").asText())
          .as(question)
          .isEqualTo("lapins");
    }
  }

  @Test
  void recordsAreRead() {
    String id = answers.at("/legacy/results/0/hits/0/objectID").asText();
    assertThat(answers.at("/object/objectID").asText()).isEqualTo(id);
    assertThat(answers.at("/fourObject/objectID").asText()).isEqualTo(id);
    assertThat(answers.at("/objects/results/0/objectID").asText()).isEqualTo(id);
  }

  @Test
  void allRecordsAreBrowsedOnce() {
    for (String question : List.of("browsed", "fourBrowsed")) {
      List<String> ids = new ArrayList<>();
      answers.path(question).forEach(id -> ids.add(id.asText()));
      assertThat(ids).as(question).hasSize(48).doesNotHaveDuplicates();
    }
  }

  @Test
  void refusalsReachTheScriptInWords() {
    assertThat(answers.at("/missing/status").asInt()).isEqualTo(404);
    assertThat(answers.at("/missing/error").asText()).contains("ObjectID does not exist");
    assertThat(answers.at("/refused/status").asInt()).isEqualTo(400);
    assertThat(answers.at("/refused/error").asText()).contains("no attribute 'salaire'");
  }
}

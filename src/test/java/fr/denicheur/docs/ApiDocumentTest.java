package fr.denicheur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.docs.Document.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * docs/API.md describes the routes and parameters that openapi.json describes, and no others. A
 * route's parameters are the pieces of code at the begin of its cells, and the tables it links to.
 */
class ApiDocumentTest {
  private static final Path OPEN_API = Path.of("src/main/resources/fr/denicheur/api/openapi.json");

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private final Document document = Document.at("docs/API.md");

  @Test
  void itHasTheRoutesAndParametersOfTheDescriptionForPrograms() throws IOException {
    assertThat(written()).isEqualTo(described());
  }

  @Test
  void theFiltersAreTheSameForEveryRoute() {
    assertThat(names("filters"))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(names("parameters-of-a-search"));
  }

  private Map<String, Set<String>> written() {
    Map<String, Set<String>> written = new TreeMap<>();
    for (List<Cell> row : document.table("routes")) {
      Cell parameters = row.get(1);
      Set<String> names = new TreeSet<>(parameters.code());
      parameters.links().forEach(link -> names.addAll(names(link.substring(1))));
      written.put(row.getFirst().code().getFirst(), names);
    }
    return written;
  }

  private List<String> names(String table) {
    return document.table(table).stream().map(row -> row.getFirst().code().getFirst()).toList();
  }

  private static Map<String, Set<String>> described() throws IOException {
    JsonNode openApi = JsonMapper.builder().build().readTree(OPEN_API.toFile());
    Map<String, Set<String>> described = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : openApi.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          String route = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          described.put(route, parameters(openApi, operation.getValue()));
        }
      }
    }
    return described;
  }

  private static Set<String> parameters(JsonNode openApi, JsonNode operation) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String reference = parameter.path("$ref").asText();
      JsonNode named = reference.isEmpty() ? parameter : openApi.at(reference.substring(1));
      names.add(named.get("name").asText());
    }
    return names;
  }
}

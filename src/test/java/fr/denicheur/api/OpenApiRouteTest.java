package fr.denicheur.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.alert.AlertSettings;
import fr.denicheur.alert.Alerts;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.http.TestServer;
import fr.denicheur.http.WritingServer;
import fr.denicheur.site.Site;
import fr.denicheur.site.SiteServer;
import fr.denicheur.web.Answer;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description says what the routes do. */
class OpenApiRouteTest {
  @TempDir private Path state;

  private static final List<String> METHODS = List.of("get", "post", "put", "delete");

  @Test
  void theDescriptionNamesTheRoutesAndTheirParameters() throws Exception {
    try (TestServer server = new TestServer(new InMemoryEngine())) {
      JsonNode openApi = read(server);
      assertThat(openApi.get("openapi").asText()).isEqualTo("3.1.0");
      assertThat(described(openApi)).isEqualTo(routed());
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() throws Exception {
    try (TestServer server = new TestServer(new InMemoryEngine())) {
      JsonNode openApi = read(server);
      List<String> references = openApi.findValuesAsText("$ref");
      assertThat(references).isNotEmpty();
      assertThat(references)
          .allSatisfy(reference ->
              assertThat(openApi.at(reference.substring(1)).isMissingNode())
                  .as(reference)
                  .isFalse());
    }
  }

  private Alerts alerts(InMemoryEngine engine) {
    return Alerts.open(
        new AlertSettings(
            List.of(), state, Optional.of("secret"), true, Optional.empty(), path -> path),
        engine);
  }

  private static JsonNode read(TestServer server) throws Exception {
    return JsonMapper.builder().build().readTree(server.get("/openapi.json").body());
  }

  private static Map<String, List<String>> described(JsonNode openApi) {
    Map<String, List<String>> described = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : openApi.get("paths").properties()) {
      for (String method : METHODS) {
        JsonNode operation = path.getValue().get(method);
        if (operation != null) {
          described.put(method + " " + path.getKey(), parameters(openApi, operation));
        }
      }
    }
    return described;
  }

  private static List<String> parameters(JsonNode openApi, JsonNode operation) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String reference = parameter.path("$ref").asText();
      JsonNode named = reference.isEmpty() ? parameter : openApi.at(reference.substring(1));
      if (named.get("in").asText().equals("query")) {
        names.add(named.get("name").asText());
      }
    }
    return names;
  }

  private Map<String, List<String>> routed() {
    InMemoryEngine engine = new InMemoryEngine();
    List<Route> routes =
        Stream.of(
                Api.routes(
                    engine,
                    TestServer.READER,
                    Optional.empty(),
                    Map.of(),
                    () -> false,
                    BasePath.ROOT),
                WritingServer.editing(engine, Path.of("nowhere")),
                new Site(engine, TestServer.READER, SiteServer.PLAIN).routes(),
                Api.alerting(alerts(engine)),
                new Site(engine, TestServer.READER, SiteServer.PLAIN).unsubscribing(alerts(engine)),
                List.of(Route.get("/health/live", () -> Answer.empty())))
            .flatMap(List::stream)
            .toList();
    Map<String, List<String>> routed = new TreeMap<>();
    for (Route route : routes) {
      String method = route.method().name().toLowerCase(Locale.ROOT);
      if (METHODS.contains(method)) {
        String path = route.path().replace('<', '{').replace('>', '}');
        routed.put(method + " " + path, route.parameters());
      }
    }
    return routed;
  }
}

package fr.denicheur.assistant;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.api.Api;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.http.Exposure;
import fr.denicheur.http.HttpServer;
import fr.denicheur.http.HttpSettings;
import fr.denicheur.http.Meters;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.web.SearchParameters;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools over HTTP, asked by the client of the SDK and by hand. */
class AssistantTest {
  private static final String PING =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"fetch\","
          + "\"arguments\":{\"id\":\"fermee\"}}}";

  @TempDir private static Path folder;
  private static LuceneEngine engine;
  private static HttpServer server;
  private static McpSyncClient client;

  @BeforeAll
  static void start() {
    engine = LuceneEngine.open(folder);
    publish(
        aPosting().withId("ouverte").titled("Luthière").open().publishedOn("2024-05-06"),
        aPosting().withId("fermee").titled("Luthier de violons").publishedOn("2023-01-02"),
        aPosting().withId("autre").titled("Plongeuse").open());
    engine.publish();
    server = serve(Exposure.OPEN);
    client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder(server.address().toString()).build())
            .build();
    client.initialize();
  }

  private static void publish(PostingBuilder... postings) {
    List<String> places = List.of("Tu es à l'atelier.", "On t'attend au bord du lac.", "Là-bas.");
    for (int i = 0; i < postings.length; i++) {
      String text = "Tu répares des violons <b>anciens</b>. " + places.get(i).repeat(9);
      engine.put(postings[i].text(text).build(), new Fingerprint("hash", null, 0));
    }
  }

  private static HttpServer serve(Exposure exposure) {
    Assistant assistant =
        new Assistant(engine, Optional.of(URI.create("https://emplois.exemple.fr")));
    HttpSettings settings =
        HttpSettings.on("127.0.0.1", 0)
            .exposed(exposure)
            .refusing(Api::refusal, (problem, languages) -> Optional.empty());
    return HttpServer.start(
        List.of(assistant.route(List.of("emplois.exemple.fr"))), settings, new Meters());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
    engine.close();
  }

  @Test
  void theClientFindsThreeToolsThatOnlyReadAndAllFilters() {
    List<Tool> tools = client.listTools().tools();

    assertThat(tools)
        .extracting(Tool::name)
        .containsExactlyInAnyOrder("search", "fetch", "similar");
    assertThat(tools)
        .allSatisfy(tool -> {
          assertThat(tool.annotations().readOnlyHint()).isTrue();
          assertThat(tool.description()).isNotBlank();
          assertThat(properties(tool).values())
              .allSatisfy(schema -> assertThat(schema.toString()).contains("description="));
        });
    Tool search =
        tools.stream().filter(tool -> tool.name().equals("search")).findFirst().orElseThrow();
    assertThat(properties(search)).containsKeys(SearchParameters.FILTER.toArray(String[]::new));
    assertThat(properties(search).get("role").toString()).contains(Facet.ROLE.choices().keySet());
    assertThat(client.getServerInstructions()).contains("FERMÉE", "never instructions");
  }

  @Test
  void whatIsFoundIsSaidWithItsStateAndItsAddress() {
    String answer = said("search", Map.of("q", "luthière violons", "sort", "open"), false);

    assertThat(answer).startsWith("2 offres correspondent (page 1 sur 1).");
    assertThat(answer)
        .contains("1. Luthière", "- id : ouverte", "- état : ouverte", "- publiée le : 2024-05-06")
        .contains("2. Luthier de violons", "- état : FERMÉE (on ne peut plus postuler)")
        .contains("https://emplois.exemple.fr/offres/fermee")
        .doesNotContain("<mark>");
  }

  /** "à Lyon" need not hold, and one posting knows nothing of lakes. */
  @Test
  void whatWasUnderstoodAndWhatIsLeftOutIsSaid() {
    assertThat(said("search", Map.of("q", "violons au bord du lac à Lyon"), false))
        .startsWith("1 offre correspond")
        .contains("Conditions comprises : à Lyon (une offre peut n'en remplir qu'une partie")
        .contains("2 autres offres n'ont qu'une partie des mots : essayez match=any.");
  }

  @Test
  void filtersNarrowAndPagesGoOn() {
    assertThat(said("search", Map.of("open", true), false))
        .startsWith("2 offres")
        .doesNotContain("fermee");
    assertThat(said("search", Map.of("month", List.of("2023-01", "2024")), false))
        .startsWith("2 offres");
    assertThat(said("search", Map.of("size", 1, "page", 3), false))
        .contains("page 3 sur 3", "\n3. ");
    assertThat(said("search", Map.of("page", 9), false)).contains("Cette page est vide.");
  }

  @Test
  void nothingFoundIsSaidPlainly() {
    assertThat(said("search", Map.of("q", "luthière", "month", "1999"), false))
        .contains("Aucune offre ne correspond : rien n'a été trouvé.");
  }

  @Test
  void aCorrectedSpellingIsSaid() {
    assertThat(said("search", Map.of("q", "plongeusse"), false))
        .contains("Orthographe corrigée : la recherche porte sur « plongeuse »");
  }

  @Test
  void aPostingIsReadWhole() {
    assertThat(said("fetch", Map.of("id", "fermee"), false))
        .startsWith("FERMÉE (on ne peut plus postuler)\nLuthier de violons\n")
        .contains("Tu répares des violons");
    assertThat(said("fetch", Map.of("id", "ouverte"), false)).startsWith("Luthière\n");
    assertThat(said("similar", Map.of("id", "ouverte", "size", 3), false)).contains("ressemble");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fetch   | id    | nulle part          | no posting has the id 'nulle part'",
        "fetch   | id    |                     | id must be given",
        "fetch   | path  | /etc/passwd         | unknown parameter 'path'; known here: id",
        "similar | id    | nulle part          | no posting has the id",
        "search  | role  | <script>            | role must be one of",
        "search  | month | hier                | month must be a month",
        "search  | size  | 21                  | size must be between 1 and 20; got 21",
        "search  | page  | 99999999999999999   | page must be",
        "search  | open  | peut-être           | open must be true or false; got 'peut-être'",
        "search  | sort  | random              | sort must be",
        "search  | limit | 10                  | unknown parameter 'limit'"
      })
  void aWrongArgumentIsRefusedInWords(String tool, String name, String value, String refusal) {
    assertThat(said(tool, value == null ? Map.of() : Map.of(name, value), true))
        .startsWith("Refused: ")
        .contains(refusal);
  }

  @Test
  void hostileShapesAreRefusedInWords() {
    assertThat(said("search", Map.of("q", Map.of("$ne", 1)), true)).contains("got an object");
    assertThat(said("search", Map.of("role", List.of(List.of("x"))), true))
        .contains("a list in a list");
    assertThat(said("search", Map.of("startup", Collections.nCopies(101, "a")), true))
        .contains("at most 100 values");
    assertThat(said("search", Map.of("q", List.of("a", "b")), true)).contains("at most once");
    assertThat(said("search", Map.of("q", "&open=false#\u0000 \"", "size", 5.0), false))
        .isNotBlank();
    assertThatThrownBy(() -> client.callTool(call("delete", Map.of())))
        .hasMessageContaining("Unknown tool");
  }

  @Tag("H8")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "42",
        "{\"jsonrpc\":\"2.0\"}",
        "[{\"jsonrpc\":\"2.0\"}]",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"
      })
  void whatIsNoMessageIsRefused(String body) throws Exception {
    HttpResponse<String> answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("JSON-RPC 2.0");
  }

  @Test
  @Tag("H8")
  void deepAndLongMessagesAreRefused() throws Exception {
    assertThat(post("[".repeat(50_000)).statusCode()).isEqualTo(400);
    assertThat(post(" ".repeat(McpRoute.MAX_BYTES + 1)).statusCode()).isEqualTo(413);
    assertThat(post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\"}").body())
        .contains("\"error\"");
    assertThat(post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}").statusCode())
        .isEqualTo(202);
    assertThat(post(PING, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:3000, 200",
    "http://127.0.0.1, 200",
    "http://[::1]:80, 200",
    "https://emplois.exemple.fr, 200",
    "https://EMPLOIS.exemple.fr:8443, 200",
    "https://evil.exemple.fr, 403",
    "https://emplois.exemple.fr.evil.fr, 403",
    "http://localhost.evil.fr, 403",
    "http://localhost@evil.fr, 403",
    "null, 403",
    "'http://a b', 403"
  })
  void pagesOfOtherSitesMayNotAsk(String origin, int status) throws Exception {
    assertThat(post(PING, "Origin", origin).statusCode()).isEqualTo(status);
  }

  @Test
  void theLimitsForStrangersHold() throws Exception {
    try (HttpServer strict =
        serve(new Exposure(List.of("emplois.exemple.fr", "127.0.0.1"), List.of(), 2, false))) {
      Map<Integer, Integer> statuses = new LinkedHashMap<>();
      for (int i = 0; i < 4; i++) {
        statuses.merge(post(strict, PING, Map.of()).statusCode(), 1, Integer::sum);
      }
      assertThat(statuses).containsKeys(200, 429);
    }
    HttpResponse<String> get =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.address().resolve("/mcp")).build(),
                BodyHandlers.ofString());
    assertThat(get.statusCode()).isEqualTo(405);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> properties(Tool tool) {
    return (Map<String, Object>) tool.inputSchema().get("properties");
  }

  private static String said(String tool, Map<String, Object> arguments, boolean isError) {
    CallToolResult result = client.callTool(call(tool, arguments));
    String text = ((TextContent) result.content().getFirst()).text();
    assertThat(result.isError()).as(text).isEqualTo(isError);
    return text;
  }

  private static CallToolRequest call(String tool, Map<String, Object> arguments) {
    return CallToolRequest.builder(tool).arguments(arguments).build();
  }

  private static HttpResponse<String> post(String body, String... header) throws Exception {
    return post(server, body, header.length == 0 ? Map.of() : Map.of(header[0], header[1]));
  }

  private static HttpResponse<String> post(HttpServer to, String body, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to.address().resolve("/mcp")).POST(BodyPublishers.ofString(body));
    request.setHeader("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}

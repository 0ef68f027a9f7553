package fr.denicheur.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.http.Exposure;
import fr.denicheur.http.HttpSettings;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.http.Meters;
import fr.denicheur.http.RawAnswer;
import fr.denicheur.http.Samples;
import fr.denicheur.http.TestServer;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SuggestQuery;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published limits, and both sides of each limit that has no row in the table of faults. */
class LimitsRouteTest {
  private static final Exposure FRONT = new Exposure(List.of(), List.of(), 6_000, false);

  /** Bytes of the request line and all headers. */
  private static final int MAX_HEAD = 8 * 1024;

  private static TestServer server;

  @BeforeAll
  static void start() {
    HttpSettings settings = HttpSettings.on("127.0.0.1", 0).exposed(FRONT);
    server = new TestServer(new InMemoryEngine(Samples.NURSE), settings, new Meters());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "queryCharacters, 500",
    "queryTerms, 32",
    "questionMillis, 1000",
    "pageSize, 100",
    "pageWindow, 10000",
    "filterValues, 100",
    "facetValues, 100",
    "fileBytes, 1048576",
    "frontMatterCharacters, 65536",
    "frontMatterDepth, 10",
    "listItems, 200",
    "listItemCharacters, 100",
    "titleCharacters, 300",
    "vanishingPercent, 50",
    "bodyBytes, 1048576",
    "draftBytes, 131072",
    "concurrentBodies, 50",
    "concurrentBodiesPerAddress, 10",
    "waitingDrafts, 16",
    "connectionsPerAddress, 500",
    "headBytes, 8192",
    "connections, 2000",
    "idleMillis, 10000",
    "exchangeMillis, 60000",
    "waitingQuestions, 100",
    "waitingMillis, 2000",
    "stopMillis, 8000",
    "requestsPerMinute, 6000"
  })
  void eachLimitIsToldByName(String name, long value) throws Exception {
    assertThat(limits().path(name).asLong()).isEqualTo(value);
  }

  @Test
  void noRateIsToldWhereThereIsNone() throws Exception {
    try (TestServer free = new TestServer(new InMemoryEngine())) {
      assertThat(free.get("/api/v1/limits").body()).doesNotContain("requestsPerMinute");
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, 200", "0, 200", "1, 431"})
  void aHeadIsAsLongAsItsLimit(int more, int status) throws Exception {
    String request = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: \r\n\r\n";
    String filling = "a".repeat(MAX_HEAD - request.length() + more);
    RawAnswer answer = server.raw(request.replace("X: ", "X: " + filling));
    assertThat(answer.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"-1, 200", "0, 200", "1, 400"})
  void asManyValuesOfAFacetMayBeChosen(int more, int status) throws Exception {
    String values = "open=true&".repeat(Filter.MAX_VALUES + more);
    assertThat(server.get("/api/v1/search?" + values).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"-1, 200", "0, 200", "1, 400"})
  void suggestionsAreMadeForAsManyCharacters(int more, int status) throws Exception {
    String typed = "a".repeat(SuggestQuery.MAX_LENGTH + more);
    assertThat(server.get("/api/v1/suggest?q=" + typed).statusCode()).isEqualTo(status);
    int size = SuggestQuery.MAX_SIZE + more;
    assertThat(server.get("/api/v1/suggest?size=" + size).statusCode()).isEqualTo(status);
  }

  private static JsonNode limits() throws Exception {
    JsonNode answer = JsonMapper.builder().build().readTree(server.get("/api/v1/limits").body());
    return answer.get("limits");
  }
}

package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.site.Site;
import fr.denicheur.site.SiteServer;
import fr.denicheur.web.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Row H8 of the table of faults: outside {@code /mcp} no request is read as JSON. */
@Tag("H8")
class HostileJsonTest {
  /** Every route that takes a body, and the clients that may use it. */
  static final List<String> ROUTES =
      List.of(
          "POST /api/v1/similar HTTP/1.1\r\n",
          "POST /similaires HTTP/1.1\r\n",
          "PUT /api/v1/postings/vigie HTTP/1.1\r\n"
              + "Authorization: Bearer "
              + WritingServer.TOKEN
              + "\r\n");

  private static final List<String> TYPES =
      List.of("application/json", "application/json; charset=utf-8", "text/json", "a/b+json");

  private static final List<String> BODIES =
      List.of(
          nested(1_500),
          nested(20_000),
          "{\"text\":\"a\"} junk",
          "{\"text\":\"a\",\"text\":\"b\"}",
          "{\"size\":1e999999}",
          "{\"text\":[],\"size\":{}}",
          "{\"unknown\":1}",
          IntStream.range(0, 8_000)
              .mapToObj(i -> "\"k" + i + "\":" + i)
              .collect(Collectors.joining(",", "{", "}")));

  /** Far from what a machine needs to say no. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    InMemoryEngine engine = new InMemoryEngine(Samples.NURSE);
    Tokens tokens = new Tokens(WritingServer.TOKEN, Optional.empty());
    Site site = new Site(engine, TestServer.READER, SiteServer.PLAIN);
    HttpSettings settings = HttpSettings.on("127.0.0.1", 0).admitting(tokens);
    List<Route> further =
        Stream.concat(WritingServer.editing(engine, folder).stream(), site.routes().stream())
            .toList();
    server = new TestServer(engine, settings, new Meters(), further);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @FieldSource("ROUTES")
  void whateverIsCalledJsonIsRefusedByItsType(String route) throws IOException {
    for (String type : TYPES) {
      for (String body : BODIES) {
        assertRefusedAtOnce(route, type, body.length(), body);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ROUTES")
  void soIsAStringOfTwentyMegabytesBeforeItComes(String route) throws IOException {
    assertRefusedAtOnce(route, "application/json", 20 << 20, "{\"text\":\"");
  }

  @Test
  void whatIsCalledATextIsReadAsOne() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (String body : BODIES) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      statuses.add(server.post("/api/v1/similar", "text/plain", bytes).statusCode());
    }
    assertThat(statuses).containsOnly(200);
  }

  @Test
  void noParameterIsReadAsJson() throws Exception {
    assertThat(server.get("/api/v1/search?q=%7B%22a%22%3A1e999999%7D").statusCode()).isEqualTo(200);
    assertThat(server.get("/api/v1/search?size=1e999999").statusCode()).isEqualTo(400);
  }

  private static void assertRefusedAtOnce(String route, String type, int length, String sent)
      throws IOException {
    long begin = System.nanoTime();
    RawAnswer answer =
        server.raw(
            route
                + "Host: x\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + length
                + "\r\n\r\n"
                + sent);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
    assertThat(answer.status()).as(route + type).isEqualTo(415);
    assertThat(
            answer.has("Content-Type: application/problem+json")
                || answer.has("Content-Type: text/html"))
        .as(answer.head())
        .isTrue();
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }
}

package fr.denicheur.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.web.Audience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows H1 to H7 and H25 of the table of faults, sent over bare sockets. */
class HttpRowsTest {
  private static final String POST =
      "POST /api/v1/similar HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n";

  private static final Duration IDLE = Duration.ofSeconds(3);

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private static TestServer server;

  @BeforeAll
  static void start() {
    HttpSettings.Limits usual = HttpSettings.Limits.DEFAULT;
    server =
        new TestServer(
            new InMemoryEngine(Samples.NURSE),
            new HttpSettings.Limits(
                usual.running(),
                usual.waiting(),
                usual.patience(),
                usual.connections(),
                IDLE,
                usual.stop()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: 3\r\nContent-Length: 4\r\n",
        "Content-Length: +5\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "X-Folded: a\r\n b\r\nContent-Length: 3\r\n",
        "Content-Length : 3\r\n",
        "Host: y\r\nContent-Length: 3\r\n"
      })
  @Tag("H1")
  void h1AnAmbiguousRequestIsRefusedAndTheConnectionClosed(String headers) throws IOException {
    assertRefused(
        server.raw(POST + headers + "\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\n\r\n"), 400);
  }

  @Test
  @Tag("H1")
  void h1ARequestWithoutHostIsRefused() throws IOException {
    assertRefused(server.raw("GET /api/v1/search HTTP/1.1\r\n\r\n"), 400);
  }

  @Test
  @Tag("H2")
  void h2BareLineFeedsAreRefused() throws IOException {
    assertRefused(server.raw("GET /api/v1/search HTTP/1.1\nHost: x\n\n"), 400);
  }

  @Test
  @Tag("H3")
  void h3AChunkExtensionWithAnOpenQuoteIsRefused() throws IOException {
    assertRefused(
        server.raw(
            POST
                + "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\n"
                + "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"),
        400);
  }

  @Test
  @Tag("H4")
  void h4AHeaderOver8KibIsRefused() throws IOException {
    assertRefused(server.raw(get("/api/v1/search", "X: " + "a".repeat(8200) + "\r\n")), 431);
  }

  @Test
  @Tag("H4")
  void h4AThousandHeadersAreRefused() throws IOException {
    assertRefused(server.raw(get("/api/v1/search", "X-Y: abcde\r\n".repeat(1000))), 431);
  }

  @Test
  @Tag("H4")
  void h4AnAddressOf9KibIsRefused() throws IOException {
    assertRefused(server.raw(get("/api/v1/search?q=" + "a".repeat(9 * 1024), "")), 414);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/postings/..%2f..%2fetc%2fpasswd",
        "/api/v1/postings/a%2fb",
        "/api/v1/postings/a;a=b",
        "/api/v1/search;a=b",
        "/health/live;a=b",
        "//api/v1/search",
        "/api/v1//search",
        "/api/v1/postings/a%00b",
        "/api/v1/postings/a%0Ab",
        "/api/v1/postings/a%7fb",
        "/\\\\other.example/",
        "/\\other.example/",
        "/api/v1/postings/%2e%2e/search",
        "/api/v1/postings/../search",
        "/api/v1/./search",
        "/api/v1/postings/%ff",
        "/api/v1/postings/%zz"
      })
  @Tag("H5")
  void h5AnAmbiguousPathIsRefused(String path) throws IOException {
    assertRefusedPolitely(server.raw(get(path, "Connection: close\r\n")), 400);
  }

  @ParameterizedTest
  @ValueSource(longs = {1_048_577, 1_100_000, 9_000_000_000L})
  @Tag("H6")
  void h6ABodyDeclaredTooLongIsRefusedBeforeItComes(long length) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      long before = System.nanoTime();
      String request = POST + "Content-Length: " + length + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
      assertThat(new String(status, UTF_8)).isEqualTo("HTTP/1.1 413");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(AT_ONCE);
    }
  }

  /** Most clients read no answer before they have written all. */
  @ParameterizedTest
  @ValueSource(ints = {1_100_000, 3_000_000})
  @Tag("H6")
  void h6WhoWritesAllOfARefusedBodyHearsWhy(int length) throws IOException {
    String request = POST + "Content-Length: " + length + "\r\n\r\n" + "a".repeat(length);
    assertRefused(server.raw(request), 413);
  }

  @Test
  @Tag("H6")
  void h6ABodyThatTurnsOutTooLongIsRefused() throws IOException {
    String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
    assertRefused(server.raw(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17)), 413);
  }

  @Test
  @Tag("H6")
  void h6ABodyWithoutEndIsRefusedOnceItFallsSilent() throws IOException {
    assertRefused(server.raw(POST + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), 408);
  }

  @Test
  @Tag("H6")
  void h6ABodyWhereNoneIsTakenIsRefused() throws IOException {
    assertRefused(server.raw(get("/api/v1/search", "Content-Length: 9000000000\r\n")), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate", "gzip, gzip"})
  @Tag("H7")
  void h7ACompressedBodyIsRefused(String coding) throws IOException {
    String headers = "Content-Length: 3\r\nConnection: close\r\nContent-Encoding: ";
    assertRefused(server.raw(POST + headers + coding + "\r\n\r\nabc"), 415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRACE /api/v1/search HTTP/1.1\r\nHost: x\r\nX-Secret: echo\r\nConnection: close\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\nConnection: close\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "get /api/v1/search HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET http://x/api/v1/search HTTP/9.9\r\nHost: x\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"
      })
  @Tag("H25")
  void h25AStrangeMethodOrProtocolIsRefusedAndNothingEchoed(String request) throws IOException {
    RawAnswer answer = server.raw(request);
    assertThat(answer.status()).isBetween(400, 505);
    assertThat(answer.status()).isNotEqualTo(500);
    assertThat(answer.rest()).doesNotContain("echo");
    assertProblem(answer);
  }

  @Test
  @Tag("H25")
  void h25AnUpgradeIsIgnored() throws IOException {
    String upgrade = "Connection: close, Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n";
    assertThat(server.raw(get("/api/v1/search", upgrade)).status()).isEqualTo(200);
  }

  @Test
  @Tag("H25")
  void h25AWebSocketIsRefused() throws IOException {
    String[] upgrade = {
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      ""
    };
    String headers = String.join("\r\n", upgrade);
    assertRefusedPolitely(server.raw(get("/api/v1/search", headers)), 404);
  }

  private static String get(String target, String headers) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }

  private static void assertRefused(RawAnswer answer, int status) {
    assertRefusedPolitely(answer, status);
    assertThat(answer.has("Connection: close")).as(answer.toString()).isTrue();
    assertThat(answer.rest()).as("one answer, no second").doesNotContain("HTTP/1.1");
  }

  private static void assertRefusedPolitely(RawAnswer answer, int status) {
    assertThat(answer.status()).as(answer.head()).isEqualTo(status);
    assertProblem(answer);
  }

  /** H17 and H26 hold for every refusal. */
  private static void assertProblem(RawAnswer answer) {
    Audience.PROGRAMS
        .headers()
        .forEach((name, value) -> assertThat(answer.has(name + ": " + value)).isTrue());
    assertThat(answer.has("Content-Type: application/problem+json")).as(answer.head()).isTrue();
    assertThat(answer.has("Server:")).isFalse();
    assertThat(answer.rest())
        .contains("\"type\":\"about:blank\"", "\"status\":" + answer.status())
        .doesNotContain("Exception", "jetty", "org.", "<html");
  }
}

package fr.denicheur.http;

import static fr.denicheur.http.WritingServer.titled;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may write. */
class GateTest {
  @TempDir private Path home;
  private WritingServer server;

  @BeforeEach
  void start() throws IOException {
    server = new WritingServer(home);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization: \r\n",
        "Authorization: Bearer\r\n",
        "Authorization: Bearer \r\n",
        "Authorization: Bearer falsch\r\n",
        "Authorization: Bearer premier-jeton\r\n",
        "Authorization: Bearer " + WritingServer.TOKEN + "x\r\n",
        "Authorization: Basic " + WritingServer.TOKEN + "\r\n",
        "Authorization: " + WritingServer.TOKEN + "\r\n",
        "Authorization: Bearer jet\u00f4n\r\n",
        "Authorization: Bearer " + WritingServer.TOKEN + ", Bearer x\r\n",
        "Cookie: token=" + WritingServer.TOKEN + "\r\n",
        "Authorization: Bearer x\r\nAuthorization: Bearer " + WritingServer.TOKEN + "\r\n"
      })
  @Tag("H13")
  void withoutAValidTokenNothingIsSaidOrDone(String header) throws Exception {
    RawAnswer answer = server.http.raw(delete("vigie", header));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.has("WWW-Authenticate: Bearer")).isTrue();
    assertThat(answer.rest()).isEqualTo(server.http.raw(delete("autre", "")).rest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "access_token", "wait"})
  @Tag("H13")
  void aTokenInTheAddressIsNone(String name) throws Exception {
    RawAnswer answer = server.http.raw(delete("vigie?" + name + "=" + WritingServer.TOKEN, ""));
    assertThat(answer.status()).isEqualTo(401);
    String both = "Authorization: Bearer " + WritingServer.TOKEN + "\r\n";
    assertThat(server.http.raw(delete("vigie?" + name + "=" + WritingServer.TOKEN, both)).status())
        .isEqualTo(400);
  }

  @Test
  @Tag("H13")
  void aTokenLongerThanAnyHeaderIsRefused() throws Exception {
    String header = "Authorization: Bearer " + "x".repeat(9_000) + "\r\n";
    assertThat(server.http.raw(delete("vigie", header)).status()).isEqualTo(431);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer " + WritingServer.TOKEN,
        "bearer " + WritingServer.TOKEN,
        "Bearer  " + WritingServer.OTHER_TOKEN
      })
  @Tag("H13")
  void eachOfTwoTokensIsValid(String header) throws Exception {
    RawAnswer answer = server.http.raw(delete("vigie", "Authorization: " + header + "\r\n"));
    assertThat(answer.status()).isEqualTo(404);
  }

  /** The operator who made such a token must learn why no request can use it. */
  @Test
  void tokensThatNoRequestCanShowAreCounted() {
    Tokens tokens = new Tokens("jeton!secret, jeton secret, jeton-secret==", Optional.empty());
    assertThat(tokens.unusable()).isEqualTo(2);
  }

  @Test
  void theRefusalIsAProblem() throws Exception {
    HttpResponse<String> answer =
        server.http.ask(server.http.request("/api/v1/problems").header("Origin", "https://evil"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    Golden.assertSame("refused-no-token", answer);
  }

  @Test
  void aRefusedBodyIsNotTakenForTheNextRequest() throws Exception {
    String body = "DELETE /api/v1/postings/b HTTP/1.1\r\nHost: x\r\n\r\n";
    String request =
        "PUT /api/v1/postings/a HTTP/1.1\r\nHost: x\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    RawAnswer answer = server.http.raw(request);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.rest()).doesNotContain("HTTP/1.1");
  }

  @Test
  @Tag("H12")
  void aBrowserOnAnotherSiteIsRefused() throws Exception {
    assertThat(putFrom("cross-site")).isEqualTo(403);
    assertThat(server.folder).isEmptyDirectory();
    assertThat(putFrom("same-origin")).isEqualTo(201);
    assertThat(putFrom("none")).isEqualTo(200);
  }

  @Test
  @Tag("H12")
  void aFormCannotWrite() throws Exception {
    HttpResponse<String> answer =
        server.http.ask(
            server
                .request("vigie")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("text=a")));
    assertThat(answer.statusCode()).isEqualTo(405);
  }

  @Test
  @Tag("H14")
  void afterTenFailuresAnAddressIsBarredUnlessItsTokenIsValid() throws Exception {
    for (int i = 0; i < Gate.MAX_REFUSED_TOKENS; i++) {
      assertThat(server.http.get("/api/v1/problems").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> barred = server.http.get("/api/v1/problems");
    assertThat(barred.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(barred.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    Golden.assertSame("refused-barred", barred);
    assertThat(server.put("vigie", titled("Vigie")).statusCode()).isEqualTo(201);
    assertThat(server.delete("vigie").statusCode()).isEqualTo(204);
    assertThat(server.http.get("/api/v1/problems").statusCode()).isEqualTo(429);
    assertThat(server.http.get("/api/v1/search").statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("H14")
  void aMinuteLaterItIsHeardAgain() {
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    RateLimit tries = new RateLimit(Gate.MAX_REFUSED_TOKENS, now::get);
    for (int i = 0; i < Gate.MAX_REFUSED_TOKENS; i++) {
      assertThat(tries.secondsToWait("a")).isEmpty();
      tries.count("a");
    }
    assertThat(tries.secondsToWait("a")).isPresent();
    assertThat(tries.secondsToWait("b")).isEmpty();
    now.addAndGet(Duration.ofMinutes(1).toNanos() / Gate.MAX_REFUSED_TOKENS - 1);
    assertThat(tries.secondsToWait("a")).isPresent();
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    for (int i = 0; i < Gate.MAX_REFUSED_TOKENS; i++) {
      assertThat(tries.secondsToWait("a")).isEmpty();
      tries.count("a");
    }
    assertThat(tries.secondsToWait("a")).isPresent();
  }

  @Test
  @Tag("H14")
  void theTableOfFailuresIsBounded() {
    RateLimit tries = new RateLimit(Gate.MAX_REFUSED_TOKENS, System::nanoTime);
    for (int i = 0; i < RateLimit.MAX_CLIENTS + 500; i++) {
      tries.count("10.0." + i);
    }
    assertThat(tries.clients()).isEqualTo(RateLimit.MAX_CLIENTS);
  }

  @Test
  @Tag("H13")
  void withoutTokensNobodyMayWrite() throws Exception {
    try (WritingServer closed = new WritingServer(home.resolve("fermé"), Tokens.NONE)) {
      assertThat(closed.put("vigie", titled("Vigie")).statusCode()).isEqualTo(401);
      assertThat(closed.http.raw(delete("vigie", "Authorization: Bearer \r\n")).status())
          .isEqualTo(401);
    }
  }

  @Test
  @Tag("H13")
  void theFileOfTokensIsReadAnew() throws Exception {
    Path file = Files.writeString(home.resolve("jetons"), "# équipe\n un \n\ndeux\n");
    Tokens tokens = new Tokens("trois", Optional.of(file));
    assertThat(tokens.admit("un") && tokens.admit("deux") && tokens.admit("trois")).isTrue();
    assertThat(tokens.admit("") || tokens.admit("# équipe")).isFalse();
    assertThat(tokens.weak()).isEqualTo(tokens.count()).isEqualTo(3);
    Files.writeString(file, "deux\nquatre");
    assertThat(tokens.admit("deux") && tokens.admit("quatre") && tokens.admit("trois")).isTrue();
    assertThat(tokens.admit("un")).isFalse();
    Files.delete(file);
    assertThat(tokens.admit("deux")).isFalse();
    assertThat(tokens.admit("trois")).isTrue();
  }

  private int putFrom(String site) throws Exception {
    return server
        .http
        .ask(server.putting("vigie", titled("Vigie")).header("Sec-Fetch-Site", site))
        .statusCode();
  }

  private static String delete(String idAndQuery, String headers) {
    return "DELETE /api/v1/postings/"
        + idAndQuery
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        + headers
        + "\r\n";
  }
}

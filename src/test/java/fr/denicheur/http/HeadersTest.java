package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.web.Audience;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows H11, H17, H25 to H27 of the table of faults: what the heads of answers say. */
class HeadersTest {
  private static final String LARGE = "/api/v1/search";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        new TestServer(new InMemoryEngine(Samples.NURSE, Samples.SILENT, Samples.withId("autre")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/search",
        "/api/v1/search?x=1",
        "/api/v1/postings/000_infirmiere",
        "/api/v1/postings/inconnue",
        "/api/v1/postings/a%2Fb",
        "/health/live",
        "/health/ready",
        "/openapi.json",
        "/nowhere"
      })
  @Tag("H17")
  void h17EveryAnswerCarriesTheSecurityHeaders(String address) throws Exception {
    HttpHeaders headers = server.get(address).headers();
    Audience.PROGRAMS
        .headers()
        .forEach((name, value) -> assertThat(headers.allValues(name)).containsExactly(value));
    assertThat(headers.firstValue("Content-Type").orElseThrow())
        .endsWithIgnoringCase("charset=utf-8");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "https://evil", "https://good.evil.com"})
  @Tag("H11")
  void h11AnyOriginMayReadPublicAnswersAndNoneIsEchoed(String origin) throws Exception {
    HttpHeaders headers = server.ask(server.request(LARGE).header("Origin", origin)).headers();
    assertThat(headers.allValues("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(headers.firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/search?x=1, *",
    "GET, /api/v1/postings/inconnue, *",
    "GET, /api/v1/postings/a%2Fb, *",
    "GET, /api/v1/nowhere, *",
    "HEAD, /api/v1/search, *",
    "POST, /api/v1/similar, ''",
    "GET, /health/live, ''",
    "GET, /nowhere, ''",
    "PUT, /api/v1/postings/a, ''",
    "DELETE, /api/v1/search, ''",
    "OPTIONS, /api/v1/search, *",
    "OPTIONS, /api/v1/postings/a, *",
    "OPTIONS, /api/v1/similar, ''",
    "OPTIONS, /api/v1/problems, ''"
  })
  @Tag("H11")
  void h11OnlyPublicReadingIsOpenToOtherSites(String method, String address, String allowed)
      throws Exception {
    HttpRequest.Builder request =
        server
            .request(address)
            .header("Origin", "https://evil")
            .method(method, BodyPublishers.noBody());
    assertThat(
            String.join(
                ",", server.ask(request).headers().allValues("Access-Control-Allow-Origin")))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST    | /api/v1/suggest                   | GET, HEAD, OPTIONS
          GET     | /api/v1/similar                   | POST
          OPTIONS | /api/v1/similar                   | POST
          DELETE  | /health/live                      | GET, HEAD, OPTIONS
          """)
  void aWrongMethodIsToldTheRightOnes(String method, String address, String allowed)
      throws Exception {
    HttpResponse<String> answer =
        server.ask(server.request(address).method(method, BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
    assertThat(answer.body()).contains("\"title\":\"Method Not Allowed\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/search", "/api/v1/postings/a/b", "/api/v1/suggest?q=a", "/openapi.json"})
  void aScriptMayAskWhetherItMaySendHeadersOfItsOwn(String address) throws Exception {
    HttpRequest.Builder preflight =
        server
            .request(address)
            .header("Origin", "https://ville.exemple")
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "x-requested-with")
            .method("OPTIONS", BodyPublishers.noBody());

    HttpResponse<String> answer = server.ask(preflight);

    assertThat(answer.statusCode()).isEqualTo(204);
    HttpHeaders headers = answer.headers();
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(headers.firstValue("Access-Control-Allow-Methods")).hasValue("GET, HEAD");
    assertThat(headers.firstValue("Access-Control-Allow-Headers")).hasValue("*");
    assertThat(headers.firstValue("Access-Control-Max-Age")).hasValue("86400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nowhere", "/api", "/api/v1/search/", "/api/v2/search"})
  void anAddressThatIsNothingIsAProblem(String address) throws Exception {
    HttpResponse<String> answer = server.get(address);
    assertThat(answer.statusCode()).isEqualTo(404);
    Golden.assertSame("refused-nowhere", answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/search?q=a",
        "/api/v1/search?x=1",
        "/api/v1/postings/000_infirmiere",
        "/api/v1/postings/inconnue",
        "/health/live",
        "/nowhere"
      })
  @Tag("H25")
  void h25HeadSaysWhatGetWouldWithoutItsBody(String address) throws Exception {
    HttpResponse<String> get = server.get(address);
    HttpResponse<String> head =
        server.ask(server.request(address).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    for (String name : new String[] {"Content-Length", "Content-Type", "ETag", "Cache-Control"}) {
      assertThat(head.headers().allValues(name)).isEqualTo(get.headers().allValues(name));
    }
  }

  @Test
  @Tag("H27")
  void h27AnAnswerThatStillHoldsIsNotSentAgain() throws Exception {
    String tag = server.get(LARGE).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        server.ask(server.request(LARGE).header("If-None-Match", "\"other\", " + tag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).hasValue(tag);
    assertThat(again.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    assertThat(again.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(again.headers().firstValue("Cache-Control")).hasValue("public, max-age=30");
  }

  @Test
  @Tag("H27")
  void h27AnotherAnswerHasAnotherTag() throws Exception {
    String tag = server.get(LARGE).headers().firstValue("ETag").orElseThrow();
    assertThat(server.get(LARGE + "?open=true").headers().firstValue("ETag").orElseThrow())
        .isNotEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, gzip;q=0.5", "GZIP", "deflate, gzip ; q=1.0"})
  @Tag("H27")
  void h27ALargeAnswerIsCompressedForWhoAsks(String accepted) throws Exception {
    HttpResponse<byte[]> answer =
        server.askForBytes(server.request(LARGE).header("Accept-Encoding", accepted));
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(plain, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(server.get(LARGE).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip;q=0", "gzip; q=0.000", "identity", "", "gzip, b\"r\"gzip"})
  @Tag("H27")
  void h27WhoDoesNotAskGetsPlainText(String accepted) throws Exception {
    HttpResponse<String> answer =
        server.ask(server.request(LARGE).header("Accept-Encoding", accepted));
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    assertThat(answer.body()).startsWith("{");
  }

  @Test
  @Tag("H27")
  void h27AShortAnswerIsNotWorthCompressing() throws Exception {
    HttpResponse<String> answer =
        server.ask(server.request("/health/live").header("Accept-Encoding", "gzip"));
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  @Tag("H27")
  void h27ARangeIsIgnored() throws Exception {
    HttpResponse<String> answer = server.ask(server.request(LARGE).header("Range", "bytes=0-3"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).endsWith("}");
  }
}

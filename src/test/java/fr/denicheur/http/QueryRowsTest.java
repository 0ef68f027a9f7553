package fr.denicheur.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.lucene.LuceneEngine;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows Q1 to Q12 of the table of faults, as far as HTTP sees them: 200 or 400, never 5xx. The
 * engine is the real one.
 */
class QueryRowsTest {
  private static final String EMOJI = "😀";

  /** Whatever a person or a machine may type: Q1, Q2, Q4 to Q7, Q10, Q11. */
  static final List<String> TYPED =
      List.of(
          "(".repeat(500),
          "\"".repeat(500),
          "-".repeat(500),
          "[".repeat(500),
          "NOT ".repeat(125),
          "a ".repeat(250),
          "*****",
          "*",
          "?",
          "*a*".repeat(160),
          "/(a|b)*x(a|b){60}/",
          "java~99",
          "^-1",
          "\\",
          "\\uZZZZ",
          "[a TO",
          "a:b:c",
          "AND OR",
          "Dev H/F",
          "C++ C#",
          "emploi : java",
          "l'été",
          "R&D",
          "2 500 €",
          "\u0000\u0001\u001b[31m",
          "\u202Eabc\u200F",
          EMOJI.repeat(500),
          "a".repeat(499) + EMOJI,
          "<script>window.pwned=1</script>",
          "\"><img src=x onerror=alert(1)>",
          "{{7*7}} ${jndi:ldap://x}",
          "javascript:alert(1)",
          "\uFFFD");

  private static LuceneEngine engine;
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    engine = LuceneEngine.open(folder);
    engine.put(Samples.NURSE, new Fingerprint("1", null, 0));
    engine.put(Samples.withId("dossier/offre"), new Fingerprint("2", null, 0));
    engine.publish();
    server = new TestServer(engine);
  }

  @AfterAll
  static void stop() {
    server.close();
    engine.close();
  }

  @ParameterizedTest
  @FieldSource("TYPED")
  @Tag("Q1")
  @Tag("Q4")
  @Tag("Q5")
  @Tag("Q6")
  @Tag("Q7")
  @Tag("Q10")
  void q1toQ11WhateverIsTypedIsAnswered(String typed) throws Exception {
    HttpResponse<String> answer = search(typed);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = JsonMapper.builder().build().readTree(answer.body());
    assertThat(body.get("query").asText()).isNotNull();
  }

  @Test
  @Tag("Q2")
  void q2AnOverlongQuestionSaysThatItWasCut() throws Exception {
    assertThat(search("a ".repeat(33)).body()).contains("\"truncated\":true");
    assertThat(search("a ".repeat(32)).body()).contains("\"truncated\":false");
  }

  @ParameterizedTest
  @CsvSource({"a, 499, 200", "a, 500, 200", "a, 501, 400", "😀, 500, 200", "😀, 501, 400"})
  @Tag("Q3")
  void q3AQuestionHasAtMost500Characters(String character, int times, int status) throws Exception {
    assertThat(search(character.repeat(times)).statusCode()).isEqualTo(status);
  }

  @Test
  @Tag("Q3")
  void q3AMegabyteOfQuestionIsRefusedWithAProblem() throws Exception {
    RawAnswer answer =
        server.raw("GET /api/v1/search?q=" + "a".repeat(1 << 20) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer.status()).isEqualTo(414);
    assertThat(answer.has("Content-Type: application/problem+json")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=999999999",
        "page=-1",
        "page=0",
        "page=abc",
        "page=1.5",
        "page=%2B1",
        "page=1&page=2",
        "page=1001",
        "page=101&size=100",
        "page=99999999999999999999"
      })
  @Tag("Q8")
  void q8APageOutOfRangeIsRefused(String query) throws Exception {
    assertRefused(query, "page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"size=-1", "size=101", "size=2147483648", "size=1e9", "size=abc", "size=1&size=1"})
  @Tag("Q8")
  void q8ASizeOutOfRangeIsRefused(String query) throws Exception {
    assertRefused(query, "size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=0", "size=100&page=100", "page=1000", "size=1&page=10000"})
  @Tag("Q8")
  void q8TheEdgesOfTheWindowAreAnswered(String query) throws Exception {
    assertThat(server.get("/api/v1/search?" + query).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%ff%fe", "%zz%4", "%", "%4", "a%", "%ed%a0%80", "%c3", "%f8%88%80%80"})
  @Tag("Q9")
  void q9AMalformedEncodingIsNoQuestionForAllPostings(String encoded) throws Exception {
    RawAnswer answer = server.raw(head("/api/v1/search?q=" + encoded));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.rest()).contains("malformed encoding", "\"parameter\":\"q\"");
  }

  @Test
  @Tag("Q9")
  void q9RawBytesThatAreNotUtf8AreRefused() throws Exception {
    RawAnswer answer = server.raw(head("/api/v1/search?q=\u00ff\u00fe"));
    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "q=a&q=b, q",
    "junior=true&junior=true, junior",
    "sort=date&sort=date, sort",
    "fields=title, fields",
    "sort=title, sort",
    "sort=RELEVANCE, sort",
    "facets=text, facets",
    "typos=true, typos",
    "prefix=on, prefix",
    "explain=ON, explain",
    "collapse=1, collapse",
    "role=inconnu, role",
    "open=oui, open",
    "month=2021-13, month",
    "month=21, month",
    "startup=%20, startup",
    "Q=java, Q",
    "q%20=java, 'q '"
  })
  @Tag("Q12")
  void q12AnUnknownFieldOrValueIsRefused(String query, String parameter) throws Exception {
    assertRefused(query, parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"role=&open=&month=", "page=", "size=&sort=&highlight=", "&&q=", "startup=&"})
  @Tag("Q17")
  void q17AnEmptyValueIsNone(String query) throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/search?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"page\":1,\"size\":10");
  }

  @Test
  @Tag("Q12")
  void q12ThousandsOfValuesAreRefused() throws Exception {
    assertRefused("open=true&".repeat(101), "open");
  }

  private static HttpResponse<String> search(String typed) throws Exception {
    return server.get("/api/v1/search?q=" + URLEncoder.encode(typed, UTF_8));
  }

  private static void assertRefused(String query, String parameter) throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/search?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  private static String head(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  }
}

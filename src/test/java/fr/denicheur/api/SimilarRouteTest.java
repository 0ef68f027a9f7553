package fr.denicheur.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.http.Golden;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.http.Samples;
import fr.denicheur.http.TestServer;
import fr.denicheur.reading.PostingReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Postings that resemble one of the index or a pasted draft. */
class SimilarRouteTest {
  private static final byte[] DRAFT = "---\ntitle: Aide\n---\nAide à domicile".getBytes(UTF_8);

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        new TestServer(
            new InMemoryEngine(Samples.NURSE, Samples.SILENT, Samples.withId("dossier/offre")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void hitsOfAPostingSayWhatTheyShareWithIt() throws Exception {
    Golden.assertSame("similar", server.get("/api/v1/postings/000_infirmiere/similar"));
  }

  @Test
  void anIdWithASlashHasSimilarOnes() throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/postings/dossier/offre/similar?size=1");
    assertThat(answer.body()).contains("\"id\":\"000_infirmiere\"").doesNotContain("silencieuse");
  }

  @Test
  void theFiltersOfSearchNarrowIt() throws Exception {
    HttpResponse<String> answer =
        server.get(
            "/api/v1/postings/silencieuse/similar"
                + "?role=support&startup=sante-psy&open=true&month=2021-12&junior=true");
    assertThat(answer.body()).contains("000_infirmiere").doesNotContain("dossier/offre");
  }

  @Test
  void aPostingThatIsNamedLikeTheRouteIsFoundUnlessItsFolderIsAPosting() throws Exception {
    InMemoryEngine engine =
        new InMemoryEngine(
            Samples.withId("dossier/offre"),
            Samples.withId("dossier/similar"),
            Samples.withId("dossier/offre/similar"));
    try (TestServer named = new TestServer(engine)) {
      assertThat(named.get("/api/v1/postings/dossier/similar").body())
          .contains("\"id\":\"dossier/similar\"", "\"html\"");
      assertThat(named.get("/api/v1/postings/dossier/offre/similar").body()).contains("\"hits\"");
      assertThat(named.get("/api/v1/postings/dossier/offre/s%69milar").body())
          .contains("\"id\":\"dossier/offre/similar\"");
      assertThat(named.get("/api/v1/postings/autre/similar").body()).contains("'autre'");
      String longest = "/api/v1/postings/" + "a".repeat(1020) + "/similar";
      assertThat(named.get(longest).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anUnknownIdIsAProblem() throws Exception {
    assertThat(server.get("/api/v1/postings/inconnue/similar").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"size=0, size", "size=101, size", "q=java, q", "page=2, page", "open=oui, open"})
  void aRefusalNamesTheParameter(String query, String parameter) throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/postings/silencieuse/similar?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/markdown",
        "text/plain;charset=utf-8",
        "text/markdown; charset=UTF-8",
        "Text/Markdown; charset=\"utf-8\"; variant=CommonMark"
      })
  void aDraftIsTakenAsText(String contentType) throws Exception {
    HttpResponse<String> answer = server.post("/api/v1/similar?size=2", contentType, DRAFT);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    Golden.assertSame("similar-draft", answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/x-www-form-urlencoded",
        "text/html",
        "text/plainer",
        "text/plain; charset=iso-8859-1",
        "text/markdown; charset=utf-16",
        "text/plain; charset=utf-8; charset=latin1"
      })
  void anotherMediaTypeIsRefused(String contentType) throws Exception {
    assertThat(server.post("/api/v1/similar", contentType, DRAFT).statusCode()).isEqualTo(415);
  }

  @Test
  void aDraftWithoutMediaTypeIsRefused() throws Exception {
    HttpResponse<String> answer =
        server.ask(server.request("/api/v1/similar").POST(BodyPublishers.ofByteArray(DRAFT)));
    assertThat(answer.statusCode()).isEqualTo(415);
    Golden.assertSame("refused-media-type", answer);
  }

  @Test
  void aDraftThatIsNotUtf8IsRefused() throws Exception {
    byte[] latin1 = {'c', 'h', 'a', 'r', 'g', (byte) 0xE9};
    HttpResponse<String> answer = server.post("/api/v1/similar", "text/plain", latin1);
    assertThat(answer.statusCode()).isEqualTo(400);
    Golden.assertSame("refused-not-utf8", answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n\t"})
  void aBlankDraftIsRefused(String blank) throws Exception {
    byte[] body = blank.getBytes(UTF_8);
    assertThat(server.post("/api/v1/similar", "text/plain", body).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void aDraftMayHave128Kib(int beyond) throws Exception {
    byte[] body =
        "a "
            .repeat(PostingReader.MAX_DRAFT_BYTES)
            .substring(0, PostingReader.MAX_DRAFT_BYTES + beyond)
            .getBytes(UTF_8);
    assertThat(server.post("/api/v1/similar", "text/plain", body).statusCode()).isEqualTo(200);
  }

  /** The refusal comes before the draft is read, so that a client may still be writing. */
  @Test
  void aLongerDraftIsRefused() throws Exception {
    int length = PostingReader.MAX_DRAFT_BYTES + 1;
    String head =
        "POST /api/v1/similar HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    assertThat(server.raw(head + "a".repeat(length)).status()).isEqualTo(413);
  }
}

package fr.denicheur.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.http.Golden;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.http.Samples;
import fr.denicheur.http.TestServer;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import fr.denicheur.web.PostingAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One posting, whole; its id may be anything a person calls a file. */
class PostingRouteTest {
  static final List<String[]> ODD_IDS = Samples.ODD_IDS;

  private static TestServer server;

  @BeforeAll
  static void start() {
    Stream<Posting> odd = ODD_IDS.stream().map(pair -> Samples.withId(pair[0]));
    Stream<Posting> named =
        Stream.of(Samples.NURSE, Samples.SILENT, Samples.withId("dossier/similar"));
    server = new TestServer(new InMemoryEngine(Stream.concat(odd, named).toArray(Posting[]::new)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPostingComesWithAllItsFrontMatterSays() throws Exception {
    Golden.assertSame("posting", server.get("/api/v1/postings/000_infirmiere"));
  }

  @Test
  void aPostingThatSaysLittleHasNullsAndEmptyLists() throws Exception {
    Golden.assertSame("posting-silent", server.get("/api/v1/postings/silencieuse"));
  }

  @ParameterizedTest
  @FieldSource("ODD_IDS")
  void anOddIdIsFoundUnderItsEncodedAddress(String id, String encoded) throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/postings/" + encoded);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JsonMapper.builder().build().readTree(answer.body()).get("id").asText())
        .isEqualTo(id);
  }

  @ParameterizedTest
  @FieldSource("ODD_IDS")
  void theAddressOfAHitIsItsIdEncodedBySegment(String id, String encoded) {
    assertThat(PostingAddress.of(new PostingId(id))).isEqualTo("/offres/" + encoded);
  }

  @Test
  void aFileCalledSimilarIsReachedByEncodingALetter() throws Exception {
    assertThat(server.get("/api/v1/postings/dossier/s%69milar").body())
        .startsWith("{\"id\":\"dossier/similar\"");
  }

  @Test
  void anIdInFormNfdFindsThePostingInFormNfc() throws Exception {
    assertThat(server.get("/api/v1/postings/e%CC%81quipe@sant%C3%A9").statusCode()).isEqualTo(200);
  }

  @Test
  void anUnknownIdIsAProblem() throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/postings/inconnue");
    assertThat(answer.statusCode()).isEqualTo(404);
    Golden.assertSame("refused-unknown-posting", answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20", "%C2%80", "inconnue/", "x/similaire"})
  void anIdThatNoPostingCanHaveIsUnknown(String encoded) throws Exception {
    assertThat(server.get("/api/v1/postings/" + encoded).statusCode()).isEqualTo(404);
  }

  @Test
  void anIdTooLongForAnyPostingIsUnknown() throws Exception {
    String longest = "a".repeat(PostingId.MAX_BYTES);
    assertThat(server.get("/api/v1/postings/" + longest + "a").statusCode()).isEqualTo(404);
  }
}

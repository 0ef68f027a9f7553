package fr.denicheur.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.http.Golden;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.http.Samples;
import fr.denicheur.http.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suggestions while someone types. */
class SuggestRouteTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(new InMemoryEngine(Samples.NURSE, Samples.SILENT));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void suggestionsSayWhatTheyNameAndWhatToFilterBy() throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/suggest?q=Infirmi%C3%A8re");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    Golden.assertSame("suggest", answer);
  }

  @Test
  void whereNothingFitsTheListIsEmpty() throws Exception {
    assertThat(server.get("/api/v1/suggest?q=zzz").body()).isEqualTo("{\"suggestions\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?q=", "?size=1", "?q=Sans&size=20"})
  void bothParametersMayBeLeftOut(String query) throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/suggest" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"kind\":\"title\"");
  }

  @ParameterizedTest
  @CsvSource({
    "size=0, size",
    "size=21, size",
    "size=huit, size",
    "q=a&q=b, q",
    "open=oui, open",
    "role=desing, role",
    "page=2, page"
  })
  void aRefusalNamesTheParameter(String query, String parameter) throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/suggest?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  @Test
  void aHundredCharactersMayBeTyped() throws Exception {
    String typed = "a".repeat(100);
    assertThat(server.get("/api/v1/suggest?q=" + typed).statusCode()).isEqualTo(200);
    assertThat(server.get("/api/v1/suggest?q=" + typed + "a").statusCode()).isEqualTo(400);
  }
}

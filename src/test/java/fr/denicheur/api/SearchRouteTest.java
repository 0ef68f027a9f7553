package fr.denicheur.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.http.Golden;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.http.RawAnswer;
import fr.denicheur.http.Samples;
import fr.denicheur.http.TestServer;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bodies of searches, field by field, and what each parameter does to them. */
class SearchRouteTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(new InMemoryEngine(Samples.NURSE, Samples.SILENT));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          search-all                 | /api/v1/search
          search-words               | /api/v1/search?q=sant%C3%A9+mentale&open=true&open=false
          search-every-parameter     | /api/v1/search?q=sant%C3%A9&role=support&role=design&startup=Sant%C3%A9%20Psy&open=true&month=2021-12&month=2021&junior=true&contract=cdd&remote=none&place=Lyon&techno=C%2B%2B&sort=date&page=1&size=1&typos=off&collapse=off&highlight=off&explain=on&facets=on
          search-plain               | /api/v1/search?q=sant%C3%A9&facets=off&highlight=off
          search-counts-alone        | /api/v1/search?size=0
          search-too-long-a-question | /api/v1/search?q=a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a
          search-conditions          | /api/v1/search?q=sant%C3%A9+%C3%A0+temps+partiel+3+jours+par+semaine,+Lyon&facets=off&highlight=off
          search-nothing             | /api/v1/search?q=introuvable&page=3&size=20
          """)
  void theWholeBodyIsAsPromised(String golden, String address) throws Exception {
    HttpResponse<String> answer = server.get(address);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/json;charset=utf-8"); // Jetty leaves out the space
    Golden.assertSame(golden, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refused-unknown-parameter  | /api/v1/search?fields=title
          refused-repeated-parameter | /api/v1/search?page=1&page=2
          refused-switch             | /api/v1/search?typos=true
          refused-sort               | /api/v1/search?sort=title
          refused-role               | /api/v1/search?role=<script>
          refused-size               | /api/v1/search?size=101
          refused-encoding           | /api/v1/search?q=%ff%fe
          """)
  void theWholeRefusalIsAsPromised(String golden, String address) throws Exception {
    HttpResponse<String> answer = server.get(address.replace("<", "%3C").replace(">", "%3E"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/problem+json; charset=utf-8");
    Golden.assertSame(golden, answer);
  }

  @Test
  void theTimeTakenHasAtMostThreeDecimals() throws Exception {
    assertThat(server.get("/api/v1/search").body())
        .containsPattern(Pattern.compile("\"tookMs\":1\\.235,"));
  }

  @Test
  void accentsMayStandUnencodedAsCurlSendsThem() throws Exception {
    RawAnswer answer =
        server.raw(
            "GET /api/v1/search?q=santé HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                .getBytes(UTF_8));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.rest()).contains("\"query\":\"santé\"").contains("\"total\":1,");
  }
}

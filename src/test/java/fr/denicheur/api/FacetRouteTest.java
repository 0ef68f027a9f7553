package fr.denicheur.api;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.http.TestServer;
import fr.denicheur.lucene.LuceneEngine;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of one facet, over an index with more startups than a search lists. */
class FacetRouteTest {
  private static final int STARTUPS = 1_200;

  @TempDir private static Path folder;

  private static LuceneEngine engine;
  private static TestServer server;

  @BeforeAll
  static void start() {
    engine = LuceneEngine.open(folder);
    for (int i = 0; i < STARTUPS; i++) {
      engine.put(
          aPosting()
              .withId(String.format(Locale.ROOT, "p%04d", i))
              .titled("Vigie " + i)
              .atStartup(String.format(Locale.ROOT, "Étude %04d", i))
              .publishedOn("2021-05-0" + (1 + i % 9))
              .build(),
          new Fingerprint("x", null, 0));
    }
    engine.publish();
    server = new TestServer(engine);
  }

  @AfterAll
  static void stop() {
    server.close();
    engine.close();
  }

  @Test
  void aSearchListsAHundredValuesAndTheFacetAThousand() throws Exception {
    JsonNode searched = json("/api/v1/search?size=0").path("facets").path("startup");
    assertThat(searched).hasSize(100);
    JsonNode facet = json("/api/v1/facets/startup?size=1000");
    assertThat(facet.path("facet").asText()).isEqualTo("startup");
    assertThat(facet.path("total").asInt()).isEqualTo(STARTUPS);
    assertThat(facet.path("values")).hasSize(1_000).startsWith(searched.get(0), searched.get(1));
    assertThat(json("/api/v1/facets/startup").path("values")).hasSize(100);
  }

  @Test
  void wordsFindAValueThatIsAmongTheLast() throws Exception {
    JsonNode facet = json("/api/v1/facets/startup?fq=etude+1199");
    assertThat(facet.path("total").asInt()).isEqualTo(1);
    assertThat(facet.at("/values/0"))
        .isEqualTo(
            read(
                "{\"value\":\"etude-1199\",\"label\":\"Étude 1199\",\"count\":1,"
                    + "\"selected\":false}"));
    assertThat(json("/api/v1/facets/startup?fq=zzz").path("values")).isEmpty();
  }

  @Test
  void theParametersOfSearchChooseThePostings() throws Exception {
    assertThat(json("/api/v1/facets/month?q=vigie+7").at("/values/0/count").asInt()).isEqualTo(1);
    assertThat(json("/api/v1/facets/startup?from=2021-05-09").path("total").asInt())
        .isEqualTo(STARTUPS / 9);
    JsonNode chosen = json("/api/v1/facets/startup?startup=etude-1199&size=1").path("values");
    assertThat(chosen.findValuesAsText("selected")).containsExactly("false", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "size=1001, 400, size",
    "size=0, 400, size",
    "from=hier, 400, from",
    "from=2021-02-30, 400, from",
    "from=2021-05-02&to=2021-05-01, 400, from",
    "fq=a&fq=b, 400, fq",
    "facet=x, 400, facet"
  })
  void aRefusalNamesTheParameter(String query, int status, String parameter) throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/facets/startup?" + query);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  @Test
  void anUnknownFacetIsNotFoundAndTheAnswerNamesTheKnownOnes() throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/facets/salaire");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("no facet 'salaire'", "role, startup, incubator, theme, open");
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = server.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer.body());
  }

  private static JsonNode read(String json) throws Exception {
    return JsonMapper.builder().build().readTree(json);
  }
}

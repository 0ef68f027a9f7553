package fr.denicheur.site;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.Startup;
import fr.denicheur.posting.Startup.Tag;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a catalogue says of startups, as people and programs see it; nothing of it without one. */
class CatalogueOnTheSiteTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Startup GARDEN =
      new Startup(
          "lapins",
          "Potager <Solidaire>",
          "Réserver une parcelle",
          List.of(new Tag("dinum", "Direction du numérique")),
          List.of(new Tag("sante", "Santé"), new Tag("jeunesse", "Jeunesse & sport")));

  @TempDir private static Path folder;
  private static SiteServer described;
  private static SiteServer plain;

  @BeforeAll
  static void start() {
    described = server("described", posting().atStartup(GARDEN));
    plain = server("plain", posting().atStartup("lapins"));
  }

  private static PostingBuilder posting() {
    return aPosting().withId("luth").titled("Luthière").publishedOn("2023-01-09").open();
  }

  private static SiteServer server(String index, PostingBuilder posting) {
    PostingBuilder other = aPosting().withId("osier").titled("Vannière").publishedOn("2023-01-08");
    return new SiteServer(folder.resolve(index), SiteServer.PLAIN, posting, other);
  }

  @AfterAll
  static void stop() throws Exception {
    described.close();
    plain.close();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static JsonNode algolia(SiteServer server, String request) throws Exception {
    String body = ("{'requests':[" + request + "]}").replace('\'', '"');
    return json(server.ask(
            server.request("/1/indexes/*/queries").POST(BodyPublishers.ofString(body))))
        .at("/results/0");
  }

  @Test
  void theSidebarHasIncubatorsAndThemesAndTheirFiltersNarrow() throws Exception {
    Document page = described.page("/?theme=sante");
    assertThat(page.select(".hits h2").eachText()).containsExactly("Luthière");
    assertThat(page.select(".hits .facts").text()).contains("Potager <Solidaire>");
    assertThat(page.select("#facets input[name=theme]").eachAttr("value"))
        .containsExactly("jeunesse", "sante");
    assertThat(page.select("#facets input[name=theme][checked]").eachAttr("value"))
        .containsExactly("sante");
    assertThat(page.select("#facets").text())
        .contains(
            "Incubateur", "Direction du numérique", "Thème", "Jeunesse & sport", "Potager <S");
    assertThat(page.select("a").eachText()).contains("Retirer le filtre Santé ×");
    assertThat(described.page("/?q=parcelles").select(".why li").eachText())
        .anyMatch(why -> why.contains("dans la présentation de la startup"));
    Document english = described.parsed(described.get("/?q=parcelles", "Accept-Language", "en"));
    assertThat(english.select("#facets").text()).contains("Incubator", "Theme");
  }

  @Test
  void thePageOfAPostingAndTheFeedShowTheName() throws Exception {
    assertThat(described.page("/offres/luth").text())
        .contains("Potager <Solidaire>", "Direction du numérique", "Santé, Jeunesse & sport");
    assertThat(described.get("/feed.atom?incubator=dinum").body())
        .contains("<name>Potager &lt;Solidaire&gt;</name>", "Luthière")
        .doesNotContain("Vannière");
  }

  @Test
  void theApiHasNamesListsAndFacets() throws Exception {
    JsonNode answer = json(described.get("/api/v1/search?q=parcelle&incubator=dinum&explain=on"));
    JsonNode hit = answer.at("/hits/0");
    assertThat(hit.path("startup").toString())
        .isEqualTo("{\"value\":\"lapins\",\"label\":\"Potager <Solidaire>\"}");
    assertThat(hit.path("incubator").toString())
        .isEqualTo("[{\"value\":\"dinum\",\"label\":\"Direction du numérique\"}]");
    assertThat(hit.path("theme")).hasSize(2);
    assertThat(hit.at("/why/0").asText())
        .isEqualTo("parcelle : dans la présentation de la startup");
    assertThat(answer.at("/facets/incubator/0").toString())
        .isEqualTo(
            "{\"value\":\"dinum\",\"label\":\"Direction du numérique\",\"count\":1,"
                + "\"selected\":true}");
    assertThat(json(described.get("/api/v1/facets/theme?fq=jeun")).at("/values/0/label").asText())
        .isEqualTo("Jeunesse & sport");
    assertThat(json(described.get("/api/v1/postings/luth")).path("theme")).hasSize(2);
  }

  @Test
  void clientsOfAlgoliaCountAndFilterByThem() throws Exception {
    JsonNode found =
        algolia(
            described, "{'indexName':'jobs','query':'','facets':['*'],'filters':'theme:jeunesse'}");
    assertThat(found.path("nbHits").asInt()).isEqualTo(1);
    assertThat(found.at("/hits/0/startupLabel").asText()).isEqualTo("Potager <Solidaire>");
    assertThat(found.at("/hits/0/theme").toString()).isEqualTo("[\"sante\",\"jeunesse\"]");
    assertThat(found.at("/facets/incubator/dinum").asInt()).isEqualTo(1);
    assertThat(found.at("/facets/theme/jeunesse").asInt()).isEqualTo(1);
  }

  @Test
  void withoutACatalogueNothingOfItIsShown() throws Exception {
    Document page = plain.page("/");
    assertThat(page.select("#facets input[name=theme], #facets input[name=incubator]")).isEmpty();
    assertThat(page.select("#facets").text()).doesNotContain("Incubateur", "Thème");
    JsonNode answer = json(plain.get("/api/v1/search"));
    assertThat(names(answer.path("facets"))).doesNotContain("incubator", "theme");
    assertThat(names(answer.at("/hits/0"))).doesNotContain("incubator", "theme");
    JsonNode found = algolia(plain, "{'indexName':'jobs','query':'','facets':['*']}");
    assertThat(names(found.path("facets")))
        .contains("startup")
        .doesNotContain("incubator", "theme");
    assertThat(names(found.at("/hits/0"))).doesNotContain("incubator", "theme");
    assertThat(json(plain.get("/api/v1/facets/incubator")).path("values")).isEmpty();
  }

  @Test
  void aFilterByWhatNoPostingHasFindsNothingAndCanBeTakenBack() throws Exception {
    assertThat(json(plain.get("/api/v1/search?theme=sante")).path("total").asInt()).isZero();
    assertThat(
            json(plain.get("/api/v1/search?theme=sante"))
                .at("/facets/theme/0/selected")
                .asBoolean())
        .isTrue();
  }
}

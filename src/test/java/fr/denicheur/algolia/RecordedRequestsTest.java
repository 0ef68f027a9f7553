package fr.denicheur.algolia;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each form of request that unmodified clients were seen to send is answered. */
class RecordedRequestsTest {
  private static final String TAGS =
      "'highlightPreTag':'__ais-highlight__','highlightPostTag':'__/ais-highlight__'";

  @TempDir private static Path folder;

  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    wire = new Wire(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    wire.close();
  }

  @Test
  void instantSearchStarts() throws Exception {
    JsonNode result =
        wire.search(
            "{'indexName':'jobs','query':'','page':0,'hitsPerPage':10,"
                + "'facets':['date','month.lvl0','open','roles'],'maxValuesPerFacet':20,"
                + "'attributesToSnippet':['body:30'],"
                + TAGS
                + "}");
    assertThat(result.path("index").asText()).isEqualTo("jobs");
    assertThat(result.path("nbHits").asInt()).isEqualTo(48);
    assertThat(result.path("nbPages").asInt()).isEqualTo(5);
    assertThat(result.path("page").asInt()).isZero();
    assertThat(result.path("hitsPerPage").asInt()).isEqualTo(10);
    assertThat(result.path("hits")).hasSize(10);
    assertThat(result.at("/facets/roles").size()).isEqualTo(4);
    assertThat(result.at("/facets/open/true").asInt() + result.at("/facets/open/false").asInt())
        .isEqualTo(48);
    assertThat(result.at("/facets/month.lvl0/2021").asInt()).isEqualTo(12);
    assertThat(result.at("/facets/date").size()).isEqualTo(20);
    assertThat(result.at("/facets_stats/date/min").asLong()).isEqualTo(1_579_046_400L);
    assertThat(result.at("/facets_stats/date/max").asLong()).isEqualTo(1_681_516_800L);
    assertThat(result.path("exhaustiveNbHits").asBoolean()).isTrue();
    JsonNode hit = result.path("hits").get(0);
    assertThat(hit.path("date").asLong()).isEqualTo(1_681_516_800L);
    assertThat(hit.path("month"))
        .isEqualTo(Wire.read("{\"lvl0\":\"2023\",\"lvl1\":\"2023 > 04\"}"));
    assertThat(hit.path("url").asText()).isEqualTo("/offres/" + hit.path("objectID").asText());
    assertThat(hit.at("/_highlightResult/title/matchLevel").asText()).isEqualTo("none");
    assertThat(hit.at("/_snippetResult/body/value").asText()).isNotBlank();
  }

  @Test
  void eachKeyTypedIsAQuestionWhoseLastWordIsUnfinished() throws Exception {
    for (String typed : List.of("infi", "infirm", "infirmière")) {
      JsonNode result = wire.search("{'indexName':'jobs','query':'" + typed + "'," + TAGS + "}");
      assertThat(result.path("nbHits").asInt()).as(typed).isEqualTo(12);
      assertThat(result.at("/hits/0/_highlightResult/title/value").asText())
          .startsWith("__ais-highlight__Infirmière__/ais-highlight__ de nuit");
    }
    JsonNode title =
        wire.search("{'indexName':'jobs','query':'infirmière ux'}")
            .at("/hits/0/_highlightResult/title");
    assertThat(title.path("matchLevel").asText()).isEqualTo("partial");
  }

  @Test
  void sideRequestsAreAnsweredByThemselves() throws Exception {
    JsonNode results =
        wire.searches(
            "{'indexName':'jobs','query':'','hitsPerPage':10,"
                + "'facetFilters':[['roles:developpement']],"
                + "'facets':['date','month.lvl0','open','roles']},"
                + "{'indexName':'jobs','query':'','hitsPerPage':0,'facets':'roles',"
                + "'analytics':false,'clickAnalytics':false}");
    assertThat(results.get(0).path("nbHits").asInt()).isEqualTo(12);
    assertThat(results.get(0).at("/facets/roles")).isEqualTo(Wire.read("{\"developpement\":12}"));
    assertThat(results.get(1).path("nbHits").asInt()).isEqualTo(48);
    assertThat(results.get(1).path("hits")).isEmpty();
    assertThat(results.get(1).at("/facets/roles").size()).isEqualTo(4);
  }

  @Test
  void valuesOfAFacetAreSearchedInsideABatch() throws Exception {
    JsonNode result =
        wire.search(
            "{'type':'facet','facet':'roles','indexName':'jobs','facetQuery':'dév',"
                + "'maxFacetHits':10,'query':'','page':0,'hitsPerPage':10,'facets':['roles'],"
                + TAGS
                + "}");
    JsonNode first = result.at("/facetHits/0");
    assertThat(first.path("value").asText()).isEqualTo("developpement");
    assertThat(first.path("count").asInt()).isEqualTo(12);
    assertThat(first.path("highlighted").asText())
        .isEqualTo("__ais-highlight__dev__/ais-highlight__eloppement");
    assertThat(result.path("exhaustiveFacetsCount").asBoolean()).isTrue();
  }

  @Test
  void aYearOfTheHierarchicalMenuHasMonths() throws Exception {
    JsonNode results =
        wire.searches(
            "{'indexName':'jobs','query':'','facets':['month.lvl0','month.lvl1'],"
                + "'facetFilters':[['roles:developpement'],['month.lvl0:2021']]},"
                + "{'indexName':'jobs','query':'','hitsPerPage':0,'facets':['month.lvl0'],"
                + "'facetFilters':[['roles:developpement']]},"
                + "{'indexName':'jobs','query':'','facetFilters':['month.lvl1:2021 > 05']}");
    assertThat(names(results.get(0).at("/facets/month.lvl1")))
        .containsExactlyInAnyOrder("2021 > 01", "2021 > 05", "2021 > 09");
    assertThat(names(results.get(0).at("/facets/month.lvl0"))).containsExactly("2021");
    assertThat(names(results.get(1).at("/facets/month.lvl0"))).hasSize(4);
    assertThat(results.get(2).path("nbHits").asInt()).isEqualTo(1);
  }

  @Test
  void toggleRangePageAndSortCombine() throws Exception {
    String filters =
        "'facetFilters':[['open:true'],['roles:developpement']],"
            + "'numericFilters':['date>=1600000000']";
    JsonNode results =
        wire.searches(
            "{'indexName':'jobs_date_desc','query':'','hitsPerPage':3,'page':1,"
                + filters
                + "},"
                + "{'indexName':'jobs_date_desc','query':'','hitsPerPage':3,'page':0,"
                + filters
                + "}");
    List<Long> dates = new ArrayList<>();
    results.get(1).path("hits").forEach(hit -> dates.add(hit.path("date").asLong()));
    results.get(0).path("hits").forEach(hit -> dates.add(hit.path("date").asLong()));
    assertThat(dates).hasSizeGreaterThan(4).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(dates).allMatch(date -> date >= 1_600_000_000L);
    assertThat(results.get(0).path("page").asInt()).isEqualTo(1);
    assertThat(results.get(0).path("hits")).allMatch(hit -> hit.path("open").asBoolean());
  }

  @Test
  void aBareStringIsAnAndAndAnInnerListAnOr() throws Exception {
    JsonNode results =
        wire.searches(
            "{'indexName':'jobs','query':'','facetFilters':['roles:developpement','startup:lapins']},"
                + "{'indexName':'jobs_date_desc','query':'','hitsPerPage':2,"
                + "'facetFilters':[['roles:developpement','roles:design']]},"
                + "{'indexName':'jobs','query':'','facetFilters':['roles:-developpement']},"
                + "{'indexName':'jobs','query':'','facetFilters':'roles:developpement'}");
    assertThat(totals(results)).containsExactly(4, 24, 36, 12);
    assertThat(results.get(1).path("nbPages").asInt()).isEqualTo(12);
  }

  @Test
  void autocompleteAsksForHitsAndValuesInOneCall() throws Exception {
    String tags = "'highlightPreTag':'__aa-highlight__','highlightPostTag':'__/aa-highlight__'";
    JsonNode results =
        wire.searches(
            "{'indexName':'jobs','query':'lapins','hitsPerPage':5,'attributesToSnippet':['title:10'],"
                + tags
                + "},{'indexName':'jobs','type':'facet','facet':'startup','facetQuery':'lap',"
                + "'maxFacetHits':5,'hitsPerPage':5,"
                + tags
                + "}");
    assertThat(results.get(0).path("hits")).isNotEmpty();
    assertThat(results.get(0).at("/hits/0/_snippetResult/title/value").asText()).isNotBlank();
    assertThat(results.get(1).at("/facetHits/0/highlighted").asText())
        .isEqualTo("__aa-highlight__lap__/aa-highlight__ins");
  }

  @Test
  void docSearchGetsItsOwnAttributes() throws Exception {
    JsonNode hit =
        wire.search(
                "{'indexName':'jobs','query':'infirmière','hitsPerPage':20,'clickAnalytics':false,"
                    + "'snippetEllipsisText':'…','highlightPreTag':'<mark>',"
                    + "'highlightPostTag':'</mark>','attributesToRetrieve':['hierarchy.lvl0',"
                    + "'hierarchy.lvl6','content','type','url'],"
                    + "'attributesToSnippet':['hierarchy.lvl1:15','content:15']}")
            .at("/hits/0");
    assertThat(hit.path("type").asText()).isEqualTo("lvl1");
    assertThat(hit.path("url").asText()).startsWith("/offres/");
    assertThat(hit.at("/hierarchy/lvl1").asText()).startsWith("Infirmière de nuit");
    assertThat(hit.at("/hierarchy/lvl6").isNull()).isTrue();
    assertThat(hit.at("/_highlightResult/hierarchy/lvl0/value").asText()).isNotBlank();
    assertThat(hit.at("/_snippetResult/hierarchy/lvl1/value").asText())
        .startsWith("<mark>Infirmière</mark>");
    assertThat(hit.at("/_snippetResult/content/value").asText()).isNotBlank();
    assertThat(hit.has("title")).isFalse();
  }

  @Test
  void parametersMayBeEncoded() throws Exception {
    JsonNode result =
        wire.search(
            "{'indexName':'jobs','query':'de & co','params':'hitsPerPage=5&facets=%5B%22roles%22%5D"
                + "&facetFilters=%5B%5B%22roles%3Adesign%22%2C%22roles%3Adata%22%5D%5D'}");
    assertThat(result.path("hitsPerPage").asInt()).isEqualTo(5);
    assertThat(result.path("query").asText()).isEqualTo("de & co");
    assertThat(names(result.at("/facets/roles"))).isSubsetOf("design", "data");
  }

  @Test
  void filtersAreReadAndAStarCountsAll() throws Exception {
    JsonNode results =
        wire.searches(
            "{'indexName':'jobs','query':'',"
                + "'filters':'open:true AND (roles:design OR roles:developpement)'},"
                + "{'indexName':'jobs_date_desc','query':'','hitsPerPage':0,'facets':['*']},"
                + "{'indexName':'jobs','query':'','filters':'NOT open:true'}");
    int open = results.get(1).at("/facets/open/true").asInt();
    assertThat(results.get(0).path("nbHits").asInt()).isBetween(15, 24);
    assertThat(results.get(2).path("nbHits").asInt()).isEqualTo(48 - open);
    assertThat(names(results.get(1).path("facets")))
        .contains("roles", "startup", "open", "month.lvl0", "month.lvl1", "date", "techno")
        .doesNotContain("role", "month");
  }

  @Test
  void aSingleIndexAnswersWithoutAList() throws Exception {
    JsonNode one =
        ok(
            wire.post(
                "/1/indexes/jobs/query",
                "{'query':'infirmière','numericFilters':['date>1600000000'],"
                    + "'attributesToRetrieve':['title'],'getRankingInfo':true}"));
    assertThat(one.path("nbHits").asInt()).isPositive();
    assertThat(names(one.at("/hits/0"))).containsExactly("objectID", "title", "_highlightResult");
    JsonNode values =
        ok(
            wire.post(
                "/1/indexes/jobs/facets/startup/query",
                "{'facetQuery':'lap','filters':'open:true'}"));
    assertThat(values.at("/facetHits/0/highlighted").asText()).isEqualTo("<em>lap</em>ins");
  }

  @Test
  void recordsAreReadByTheirIdAndBrowsedToTheEnd() throws Exception {
    JsonNode record = ok(wire.ask(wire.request("/1/indexes/jobs/offre-7" + Wire.BROWSER)));
    assertThat(record.path("objectID").asText()).isEqualTo("offre-7");
    assertThat(record.path("body").asText()).isNotBlank();
    List<String> ids = new ArrayList<>();
    JsonNode page = ok(wire.post("/1/indexes/jobs/browse", "{'hitsPerPage':20}"));
    page.path("hits").forEach(hit -> ids.add(hit.path("objectID").asText()));
    while (page.has("cursor")) {
      String cursor = page.path("cursor").asText();
      page = ok(wire.post("/1/indexes/jobs/browse", "{'cursor':'" + cursor + "'}"));
      page.path("hits").forEach(hit -> ids.add(hit.path("objectID").asText()));
    }
    assertThat(ids).hasSize(48).doesNotHaveDuplicates();
    assertThat(ok(wire.post("/1/indexes/jobs/browse", "")).has("cursor")).isFalse();
  }

  @Test
  void anyContentTypeIsReadAndAnyOriginAllowed() throws Exception {
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "a/b")) {
      HttpResponse<String> answer =
          wire.ask(
              wire.request("/1/indexes/*/queries")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("{\"requests\":[{\"indexName\":\"jobs\"}]}")));
      assertThat(answer.statusCode()).as(type).isEqualTo(200);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }
    HttpResponse<String> preflight =
        wire.ask(
            wire.request("/1/indexes/*/queries")
                .header("Origin", "https://ailleurs.exemple")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("POST");
  }

  private static JsonNode ok(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Wire.read(answer.body());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<Integer> totals(JsonNode results) {
    List<Integer> totals = new ArrayList<>();
    results.forEach(result -> totals.add(result.path("nbHits").asInt()));
    return totals;
  }
}

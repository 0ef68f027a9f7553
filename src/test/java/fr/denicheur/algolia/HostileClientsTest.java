package fr.denicheur.algolia;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no client should send is refused with a message and a status. */
class HostileClientsTest {
  private static final String QUERIES = "/1/indexes/*/queries";

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'hitsPerPage':101} | hitsPerPage must be a whole number between 0 and 100; got '101'",
        "{'hitsPerPage':'x'} | hitsPerPage must be",
        "{'page':-1} | page must be",
        "{'maxValuesPerFacet':1001} | maxValuesPerFacet must be",
        "{'facetFilters':['salaire:1']} | there is no attribute 'salaire'",
        "{'facetFilters':['roles']} | must be of the form name:value",
        "{'facetFilters':'[[['} | malformed JSON",
        "{'facetFilters':[[[[[[[[['a:b']]]]]]]]]} | lists inside one another",
        "{'numericFilters':['open>1']} | compares numbers of 'date' alone",
        "{'numericFilters':['date']} | numericFilters compares numbers",
        "{'filters':'((open:true'} | a closing parenthesis",
        "{'params':'query=%zz'} | params must be URL-encoded",
        "{'type':'facet','facet':'date'} | facet must not be 'date'",
        "{'type':'facet','facet':'roles','maxFacetHits':101} | maxFacetHits must be",
        "7 | a request must be an object"
      })
  void aMalformedFieldIsRefusedInWords(String request, String words) throws Exception {
    assertRefused(400, words, wire.post(QUERIES, "{'requests':[" + request + "]}"));
  }

  @Test
  void longAndDeepRequestsAreRefused() throws Exception {
    String many = String.join(",", Collections.nCopies(33, "{}"));
    assertRefused(
        400, "1 to 32 searches; got 33", wire.post(QUERIES, "{'requests':[" + many + "]}"));
    assertRefused(400, "1 to 32 searches", wire.post(QUERIES, "{'requests':[]}"));
    assertRefused(400, "malformed JSON", wire.post(QUERIES, "{'requests':" + "[".repeat(100)));
    assertRefused(413, "at most 65536 bytes", wire.post(QUERIES, "x".repeat(70_000)));
    String filters = String.join("','", Collections.nCopies(101, "roles:data"));
    assertRefused(
        400,
        "at most 100 values; got 101",
        wire.post(QUERIES, "{'requests':[{'facetFilters':[['" + filters + "']]}]}"));
    String query = "a".repeat(501);
    assertRefused(
        400,
        "at most 500 characters",
        wire.post("/1/indexes/jobs/query", "{'query':'" + query + "'}"));
    String tag = "<".repeat(101);
    assertRefused(
        400,
        "highlightPreTag must have at most 100",
        wire.post("/1/indexes/jobs/query", "{'highlightPreTag':'" + tag + "'}"));
  }

  @Test
  void aForgedCursorIsRefused() throws Exception {
    for (String cursor : List.of("x", "e30x", "eyJzZW50IjotMX0", "eyJsYXRlc3QiOiJoaWVyIn0")) {
      assertRefused(
          400,
          "cursor must be one that browse returned",
          wire.post("/1/indexes/jobs/browse", "{'cursor':'" + cursor + "'}"));
    }
  }

  @Test
  void whatIsNotThereIsAMessageToo() throws Exception {
    assertRefused(404, "ObjectID does not exist", wire.ask(wire.request("/1/indexes/jobs/nulle")));
    assertRefused(404, "nothing at this address", wire.post("/1/keys", "{}"));
    assertRefused(400, "", wire.ask(wire.request("/1/indexes/jobs/a%2Fb")));
  }

  @Test
  void pagesBeyondTheLastAreEmptyAndNoError() throws Exception {
    JsonNode far = wire.search("{'indexName':'jobs','page':100000000,'hitsPerPage':100}");
    assertThat(far.path("hits")).isEmpty();
    assertThat(far.path("nbHits").asInt()).isEqualTo(48);
    assertThat(far.path("page").asInt()).isEqualTo(100_000_000);
  }

  @Test
  void unknownValuesMatchNothingAndUnknownFieldsAreIgnored() throws Exception {
    JsonNode none = wire.search("{'indexName':'','facetFilters':['roles:x'],'rules':{'a':1}}");
    assertThat(none.path("nbHits").asInt()).isZero();
    assertThat(none.path("nbPages").asInt()).isZero();
  }

  private static void assertRefused(int status, String words, HttpResponse<String> answer)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode refusal = Wire.read(answer.body());
    assertThat(refusal.path("message").asText()).contains(words);
    assertThat(refusal.path("status").asInt()).isEqualTo(status);
    assertThat(refusal.size()).isEqualTo(2);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
  }
}

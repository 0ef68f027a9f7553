package fr.denicheur.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.http.Samples;
import fr.denicheur.http.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several searches in one request. */
class SearchesRouteTest {
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
  void eachIsAnsweredAsIfItWereAskedAlone() throws Exception {
    HttpResponse<String> answer =
        post(
            "{\"searches\":[{\"q\":\"infirmière\",\"size\":5},"
                + "{\"open\":[true,\"false\"],\"size\":0,\"page\":null},{}]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode results = read(answer.body()).path("results");
    assertThat(results).hasSize(3);
    assertThat(results.get(0)).isEqualTo(alone("q=infirmi%C3%A8re&size=5"));
    assertThat(results.get(1)).isEqualTo(alone("open=true&open=false&size=0"));
    assertThat(results.get(2)).isEqualTo(alone(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'searches':[{},{'size':101}]} | searches[1].size",
        "{'searches':[{'seize':1}]} | searches[0].seize",
        "{'searches':[{'q':{'a':1}}]} | searches[0].q",
        "{'searches':[7]} | searches[0]",
        "{'searches':[]} | searches",
        "{'searches':[{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]} | searches"
      })
  void aRefusalNamesThePlace(String body, String parameter) throws Exception {
    HttpResponse<String> answer = post(body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(read(answer.body()).path("parameter").asText()).isEqualTo(parameter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'searches':[{}]} x | malformed JSON",
        "{'searches':[{} | malformed JSON",
        "[] | the body must be",
        "{'searches':[{}],'size':3} | the body must be",
        "'' | the body must be"
      })
  void aBodyOfAnotherFormIsRefusedInWords(String body, String words) throws Exception {
    HttpResponse<String> answer = post(body.replace('\'', '"').replace("\"\"", ""));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(words);
  }

  @Test
  void deepAndLongBodiesAreRefused() throws Exception {
    assertThat(post("{\"searches\":" + "[".repeat(100_000)).statusCode()).isEqualTo(413);
    HttpResponse<String> deep = post("{\"searches\":" + "[".repeat(30) + "]".repeat(30) + "}");
    assertThat(deep.statusCode()).isEqualTo(400);
    assertThat(deep.body()).contains("nested deeper than 20 levels");
  }

  private static JsonNode alone(String query) throws Exception {
    return read(server.get("/api/v1/search?" + query).body());
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return server.post("/api/v1/search", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode read(String json) throws Exception {
    JsonNode answer = JsonMapper.builder().build().readTree(json);
    answer.findParents("tookMs").forEach(one -> ((ObjectNode) one).remove("tookMs"));
    return answer;
  }
}

package fr.denicheur.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Real nodes of OpenSearch do what our index needs of them, and survive what tests do to them. */
@Isolated("a node takes a whole processor")
class TestClusterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A text field whose words carry their frequency, as in "soudeuse|9". */
  private static final String WEIGHTED_WORDS =
      """
      {
        "settings": {
          "number_of_shards": 1,
          "number_of_replicas": REPLICAS,
          "analysis": {
            "filter": {"weights": {"type": "delimited_term_freq", "delimiter": "|"}},
            "analyzer": {
              "weighted": {"type": "custom", "tokenizer": "whitespace", "filter": ["weights"]}
            }
          }
        },
        "mappings": {
          "properties": {
            "words": {"type": "text", "analyzer": "weighted", "index_options": "freqs"}
          }
        }
      }
      """;

  @Test
  void aWordCountsAsOftenAsTheNumberBehindItSays() throws Exception {
    TestCluster cluster = TestCluster.shared();
    call(cluster, 0, "PUT", "/weighted", weightedWords(0));
    put(cluster, 0, "weighted", "seldom", "soudeuse|1 vannière|1");
    put(cluster, 0, "weighted", "often", "soudeuse|9 vannière|1");
    put(cluster, 0, "weighted", "never", "vannière|3");
    call(cluster, 0, "POST", "/weighted/_refresh", "");
    assertThat(found(cluster, 0, "weighted", "soudeuse")).containsExactly("often", "seldom");
    call(cluster, 0, "DELETE", "/weighted", "");
  }

  @Test
  void aDocumentCreatesNoIndex() throws Exception {
    HttpResponse<String> answer =
        TestCluster.shared().send(0, "PUT", "/unknown/_doc/1", "{\"words\": \"soudeuse\"}");
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void threeNodesSurviveAKilledOneAndTakeItBack() throws Exception {
    try (TestCluster cluster = TestCluster.start(3)) {
      call(cluster, 0, "PUT", "/jobs", weightedWords(2));
      put(cluster, 0, "jobs", "first", "soudeuse|1");
      call(cluster, 0, "GET", "/_cluster/health/jobs?wait_for_status=green&timeout=30s", "");

      cluster.kill(0);
      assertThatThrownBy(() -> cluster.send(0, "GET", "/", "")).isInstanceOf(IOException.class);
      cluster.awaitNodes(2);
      put(cluster, 1, "jobs", "second", "soudeuse|2");
      call(cluster, 2, "POST", "/jobs/_refresh", "");
      assertThat(found(cluster, 2, "jobs", "soudeuse")).containsExactly("second", "first");

      cluster.restart(0);
      cluster.awaitNodes(3);
      assertThat(found(cluster, 0, "jobs", "soudeuse")).containsExactly("second", "first");
    }
  }

  @Test
  void aFrozenNodeAnswersAgainOnceItGoesOn() throws Exception {
    TestCluster cluster = TestCluster.shared();
    HttpRequest impatient =
        HttpRequest.newBuilder(cluster.address(0)).timeout(Duration.ofMillis(500)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      cluster.stop(0);
      try {
        assertThatThrownBy(() -> client.send(impatient, HttpResponse.BodyHandlers.discarding()))
            .isInstanceOf(HttpTimeoutException.class);
      } finally {
        cluster.resume(0);
      }
    }
    cluster.awaitNodes(1);
  }

  private static String weightedWords(int replicas) {
    return WEIGHTED_WORDS.replace("REPLICAS", Integer.toString(replicas));
  }

  private static void put(TestCluster cluster, int node, String index, String id, String words)
      throws Exception {
    String json = JSON.createObjectNode().put("words", words).toString();
    call(cluster, node, "PUT", "/" + index + "/_doc/" + id, json);
  }

  /** Returns the ids of the documents that contain a word, best first. */
  private static List<String> found(TestCluster cluster, int node, String index, String word)
      throws Exception {
    JsonNode answer = call(cluster, node, "GET", "/" + index + "/_search?q=words:" + word, "");
    return answer.at("/hits/hits").findValuesAsText("_id");
  }

  private static JsonNode call(
      TestCluster cluster, int node, String method, String path, String json) throws Exception {
    HttpResponse<String> answer = cluster.send(node, method, path, json);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }
}

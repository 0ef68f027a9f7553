package fr.denicheur.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.denicheur.engine.SearchEngineContract;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Isolated;

/** A cluster of one node, or of three, keeps the promise of engines. */
@Isolated("a node takes a whole processor")
class OpenSearchEngineTest extends SearchEngineContract<OpenSearchEngine> {
  @Override
  protected OpenSearchEngine open() {
    return OpenSearchEngine.open(Engines.next("search"), Duration.ofSeconds(10));
  }

  @Override
  protected void awaitCopies() throws Exception {
    String path = "/_cluster/health?wait_for_no_initializing_shards=true&wait_for_status=green";
    assertThat(TestCluster.ofPromises().send(0, "GET", path, "").statusCode()).isEqualTo(200);
  }

  @Override
  protected void requireErased() throws Exception {
    String stats = TestCluster.ofPromises().send(0, "GET", "/search*/_stats/docs", "").body();
    JsonNode docs = JsonMapper.builder().build().readTree(stats).at("/_all/total/docs");
    assertThat(docs.path("count").asInt()).isPositive();
    assertThat(docs.path("deleted").asInt()).isZero();
  }
}

package fr.denicheur.opensearch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Checks that answers of a cluster are whole: a part of the postings would be a wrong answer. */
public final class Answers {
  private Answers() {}

  /**
   * Returns the answer to a search or a count if all shards have contributed. OpenSearch does not
   * call it a failure if all copies of a shard are lost: such a shard is merely not successful.
   *
   * @throws ClusterFault if some have not, or if it is a fault
   */
  public static JsonNode whole(JsonNode answer) {
    JsonNode shards = done(answer).path("_shards");
    int missing = shards.path("total").asInt() - shards.path("successful").asInt();
    if (missing > 0) {
      throw new ClusterFault(
          "a request", 503, "no_shard_available", missing + " shards are lost", null);
    }
    return answer;
  }

  /**
   * Returns the answer to an order for all copies of shards if none has failed. Copies that are not
   * there at the moment need not do it.
   *
   * @throws ClusterFault if some have, or if it is a fault
   */
  public static JsonNode done(JsonNode answer) {
    if (answer.has("error")) {
      JsonNode error = answer.path("error");
      throw new ClusterFault(
          "a search",
          answer.path("status").asInt(503),
          error.path("type").asText(),
          error.path("reason").asText(error.asText()),
          null);
    }
    int failed = answer.path("_shards").path("failed").asInt();
    if (failed > 0) {
      JsonNode first = answer.path("_shards").path("failures").path(0).path("reason");
      throw new ClusterFault(
          "a request",
          503,
          first.path("type").asText("shards_failed"),
          failed + " shards did not answer: " + first.path("reason").asText(),
          null);
    }
    return answer;
  }

  /** Returns a request without a body. */
  public static JsonNode nothing() {
    return JsonNodeFactory.instance.missingNode();
  }
}

package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import fr.denicheur.opensearch.cluster.Cluster;
import java.time.Duration;
import java.util.Optional;

/**
 * What a cluster says about the shards of an index.
 *
 * @param answers whether at least one copy of each shard is there
 * @param missing copies of shards that are not there: their node is lost, or begins
 * @param took how long the cluster took to say so
 */
record ClusterHealth(boolean answers, int missing, Duration took) {
  /** How long a look may take. */
  static final Duration LOOK = Duration.ofSeconds(2);

  /** A cluster at rest says how it is in some milliseconds. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  /**
   * Asks the cluster.
   *
   * @throws ClusterFault if it does not answer soon, as while its nodes choose a manager
   */
  static ClusterHealth of(Cluster cluster, String index) {
    long start = System.nanoTime();
    JsonNode health =
        cluster.get("/_cluster/health/" + index + "?timeout=1s&cluster_manager_timeout=1s", LOOK);
    return new ClusterHealth(
        !"red".equals(health.path("status").asText()),
        health.path("unassigned_shards").asInt() + health.path("initializing_shards").asInt(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Returns what an operator must know though questions are answered; mostly nothing. */
  Optional<String> weakness() {
    if (missing > 0) {
      return Optional.of(
          missing + " copies of shards are missing, because a node is lost or has just started");
    }
    return took.compareTo(SLOW) > 0
        ? Optional.of("the cluster is slow: it took " + took.toMillis() + " ms to say how it is")
        : Optional.empty();
  }
}

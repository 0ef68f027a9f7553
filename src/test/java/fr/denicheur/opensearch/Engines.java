package fr.denicheur.opensearch;

import java.time.Duration;

/** Opens engines on test clusters. */
final class Engines {
  private Engines() {}

  /**
   * Opens an index of its own.
   *
   * @param index its name
   */
  static OpenSearchEngine open(TestCluster cluster, String index, int shards) {
    return OpenSearchEngine.open(settings(cluster, index, shards, 0), Duration.ofSeconds(10));
  }

  static ClusterSettings settings(TestCluster cluster, String index, int shards, int replicas) {
    return new ClusterSettings(
        cluster.addresses(),
        index,
        new ClusterSettings.Credentials.None(),
        null,
        Duration.ofSeconds(20),
        shards,
        replicas);
  }
}

package fr.denicheur.opensearch;

import fr.denicheur.opensearch.cluster.ClusterSettings;
import java.time.Duration;

/** Opens engines on test clusters. */
final class Engines {
  private Engines() {}

  /** Opens an index of its own; on three nodes in three parts, each kept twice. */
  static OpenSearchEngine open(TestCluster cluster, String index) {
    boolean isOne = cluster.addresses().size() == 1;
    return OpenSearchEngine.open(
        settings(cluster, index, isOne ? 1 : 3, isOne ? 0 : 1), Duration.ofSeconds(10));
  }

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

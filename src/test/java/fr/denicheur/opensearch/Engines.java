package fr.denicheur.opensearch;

import fr.denicheur.opensearch.cluster.ClusterSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opens engines on test clusters. */
final class Engines {
  /** How many indexes each kind of test had. */
  private static final Map<String, Integer> NUMBERS = new ConcurrentHashMap<>();

  private Engines() {}

  /**
   * Returns the settings of a new index on which promises are tested; on three nodes in three
   * parts, each kept twice. Deletes the one that the test before had: each makes changes to a
   * cluster slower.
   *
   * @param kind the kind of the test; one at a time has an index
   */
  static ClusterSettings next(String kind) {
    try {
      TestCluster cluster = TestCluster.ofPromises();
      int number = NUMBERS.merge(kind, 1, Integer::sum);
      if (number > 1) {
        cluster.send(0, "DELETE", "/" + kind + (number - 1) + "-*", "");
      }
      boolean isOne = cluster.addresses().size() == 1;
      return settings(cluster, kind + number, isOne ? 1 : 3, isOne ? 0 : 1);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("cannot start a cluster", e);
    }
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

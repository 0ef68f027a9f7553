package fr.denicheur.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Programs of different layouts share a real cluster. */
@Timeout(60)
@Isolated("a node takes a whole processor")
class VersionsTest {
  private Cluster cluster;
  private ClusterSettings settings;

  @BeforeEach
  void connect() throws Exception {
    settings = Engines.settings(TestCluster.shared(), "versions", 1, 0);
    cluster = new Cluster(settings);
  }

  @AfterEach
  void deleteAll() throws Exception {
    if (cluster != null) {
      cluster.close();
      TestCluster.shared().send(0, "DELETE", "/versions-*", "");
    }
  }

  @Test
  void theEarlierProgramRollsBackToItsOwnIndex() {
    Versions earlier = of("earlier layout");
    Versions later = of("later layout");
    String old = earlier.beside();
    earlier.swap(old);
    String young = later.beside();
    assertThat(later.answering()).as("while the other is built").contains(old);
    later.swap(young);
    assertThat(earlier.answering().filter(earlier::isOurs)).isEmpty();

    assertThat(earlier.beside()).isEqualTo(old);
    earlier.swap(old);
    assertThat(earlier.answering()).contains(old);
    assertThat(later.beside()).as("the way forward").isEqualTo(young);
  }

  @Test
  void onlyTheIndexBeforeIsKept() {
    Versions first = of("first layout");
    String old = first.beside();
    first.swap(old);
    Versions second = of("second layout");
    second.swap(second.beside());
    Versions third = of("third layout");
    third.swap(third.beside());
    assertThat(second.beside()).isEqualTo(second.beside());
    assertThat(first.beside()).isNotEqualTo(old);
  }

  private Versions of(String signature) {
    return new Versions(cluster, settings, Ranking.DEFAULT, signature);
  }
}

package fr.denicheur.opensearch;

import fr.denicheur.engine.StartupCatalogueContract;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("a node takes a whole processor")
class OpenSearchStartupCatalogueTest extends StartupCatalogueContract<OpenSearchEngine> {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Override
  protected OpenSearchEngine open() {
    try {
      String index = "startups" + NUMBER.incrementAndGet();
      return OpenSearchEngine.open(
          Engines.settings(TestCluster.shared(), index, 1, 0), Duration.ofSeconds(10));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("cannot start a cluster", e);
    }
  }
}

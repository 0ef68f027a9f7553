package fr.denicheur.opensearch;

import fr.denicheur.engine.StartupCatalogueContract;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("a node takes a whole processor")
class OpenSearchStartupCatalogueTest extends StartupCatalogueContract<OpenSearchEngine> {
  @Override
  protected OpenSearchEngine open() {
    return OpenSearchEngine.open(Engines.next("startups"), Duration.ofSeconds(10));
  }
}

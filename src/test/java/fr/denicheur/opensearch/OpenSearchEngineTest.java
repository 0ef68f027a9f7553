package fr.denicheur.opensearch;

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
}

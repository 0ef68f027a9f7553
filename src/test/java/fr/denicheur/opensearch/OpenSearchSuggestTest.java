package fr.denicheur.opensearch;

import fr.denicheur.engine.SuggestContract;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Isolated;

/** A cluster of one node, or of three, keeps the promise of suggestions. */
@Isolated("a node takes a whole processor")
class OpenSearchSuggestTest extends SuggestContract<OpenSearchEngine> {
  @Override
  protected OpenSearchEngine open() {
    return OpenSearchEngine.open(Engines.next("suggest"), Duration.ofSeconds(10));
  }
}

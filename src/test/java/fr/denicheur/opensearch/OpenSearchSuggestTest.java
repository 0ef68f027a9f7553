package fr.denicheur.opensearch;

import fr.denicheur.engine.SuggestContract;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.parallel.Isolated;

/** A cluster of one node, or of three, keeps the promise of suggestions. */
@Isolated("a node takes a whole processor")
class OpenSearchSuggestTest extends SuggestContract<OpenSearchEngine> {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Override
  protected OpenSearchEngine open() {
    try {
      return Engines.open(TestCluster.shared(), "suggest" + NUMBER.incrementAndGet());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("cannot start a cluster", e);
    }
  }
}

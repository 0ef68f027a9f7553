package fr.denicheur.opensearch;

import fr.denicheur.engine.OwnerRulesContract;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("a node takes a whole processor")
class OpenSearchOwnerRulesTest extends OwnerRulesContract<OpenSearchEngine> {
  @Override
  protected OpenSearchEngine open() {
    return OpenSearchEngine.open(Engines.next("rules"), Duration.ofSeconds(10), this::rules);
  }
}

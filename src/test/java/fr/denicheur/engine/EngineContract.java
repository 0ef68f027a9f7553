package fr.denicheur.engine;

import fr.denicheur.posting.PostingBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of an engine stand on: one with an empty index for each test. */
abstract class EngineContract {
  protected SearchEngine engine;

  /** Opens an engine with an empty index. */
  protected abstract SearchEngine open();

  @BeforeEach
  void openEngine() {
    engine = open();
  }

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  protected final void publish(PostingBuilder... postings) {
    for (PostingBuilder posting : postings) {
      engine.put(posting.build(), fingerprint());
    }
    engine.publish();
  }

  protected static Fingerprint fingerprint() {
    return new Fingerprint("hash", null, 0);
  }
}

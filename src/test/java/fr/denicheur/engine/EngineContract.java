package fr.denicheur.engine;

import fr.denicheur.posting.PostingBuilder;
import java.io.Closeable;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of an engine stand on: one with an empty index for each test. */
abstract class EngineContract<E extends SearchEngine & PostingKeeper & Closeable> {
  protected E engine;

  /** Opens an engine with an empty index. */
  protected abstract E open();

  @BeforeEach
  void openEngine() {
    engine = open();
  }

  @AfterEach
  void closeEngine() throws IOException {
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

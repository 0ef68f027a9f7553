package fr.denicheur.lucene;

import fr.denicheur.engine.SuggestContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Lucene keeps the promise of suggestions. */
class LuceneSuggestTest extends SuggestContract<LuceneEngine> {
  @TempDir Path folder;

  @Override
  protected LuceneEngine open() {
    return LuceneEngine.open(folder);
  }
}

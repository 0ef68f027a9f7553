package fr.denicheur.lucene;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.engine.SuggestContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Lucene keeps the promise of suggestions. */
class LuceneSuggestTest extends SuggestContract {
  @TempDir Path folder;

  @Override
  protected SearchEngine open() {
    return LuceneEngine.open(folder);
  }
}

package fr.denicheur.lucene;

import fr.denicheur.engine.StartupCatalogueContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneStartupCatalogueTest extends StartupCatalogueContract<LuceneEngine> {
  @TempDir private Path folder;

  @Override
  protected LuceneEngine open() {
    return LuceneEngine.open(folder);
  }
}

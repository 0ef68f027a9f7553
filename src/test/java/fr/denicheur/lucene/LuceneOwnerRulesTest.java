package fr.denicheur.lucene;

import fr.denicheur.engine.OwnerRulesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneOwnerRulesTest extends OwnerRulesContract<LuceneEngine> {
  @TempDir private Path folder;

  @Override
  protected LuceneEngine open() {
    return LuceneEngine.open(folder, this::rules);
  }
}

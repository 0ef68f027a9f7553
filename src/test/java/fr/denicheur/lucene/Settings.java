package fr.denicheur.lucene;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.rule.OwnerRules;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOFunction;

/** Makes settings of an engine that differ from {@link LuceneSettings#DEFAULT} in one part. */
final class Settings {
  private static final LuceneSettings USUAL = LuceneSettings.DEFAULT;

  private Settings() {}

  static LuceneSettings with(Ranking ranking) {
    return new LuceneSettings(
        ranking, USUAL.rules(), USUAL.clock(), USUAL.deadlines(), USUAL.files());
  }

  static LuceneSettings with(Lexicon lexicon) {
    OwnerRules rules = OwnerRules.none(lexicon);
    return USUAL.obeying(() -> rules);
  }

  static LuceneSettings with(IOFunction<Path, Directory> files) {
    return new LuceneSettings(
        USUAL.ranking(), USUAL.rules(), USUAL.clock(), USUAL.deadlines(), files);
  }
}

package fr.denicheur.relevance;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.sync.Sources;
import fr.denicheur.sync.Synchronizer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A folder of postings, read and indexed on disk as in use, on a day that stays the same. */
final class IndexedFolder {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-06-01T10:00:00Z"), ZoneId.of("Europe/Paris"));

  private IndexedFolder() {}

  /** Opens an engine that holds all postings of a folder. */
  static LuceneEngine open(Path postings, Path index) {
    LuceneEngine engine = LuceneEngine.open(index);
    new Synchronizer(engine, Sources.of(List.of(postings)), RoleFamilies.bundled(), CLOCK).run();
    return engine;
  }
}

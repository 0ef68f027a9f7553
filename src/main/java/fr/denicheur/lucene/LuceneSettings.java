package fr.denicheur.lucene;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOFunction;

/**
 * The parts of a Lucene engine that tests replace.
 *
 * @param ranking decides which posting comes first
 * @param lexicon knows the words of the trade
 * @param clock shows the day in Paris
 * @param deadlines gives each question the moment at which all of its parts must end
 * @param files opens the folder of one Lucene index
 */
record LuceneSettings(
    Ranking ranking,
    Lexicon lexicon,
    Clock clock,
    Supplier<Deadline> deadlines,
    IOFunction<Path, Directory> files) {
  /** The settings in use, without a time limit. */
  static final LuceneSettings DEFAULT =
      new LuceneSettings(
          Ranking.DEFAULT,
          Lexicon.BUNDLED,
          Clock.system(ZoneId.of("Europe/Paris")),
          Deadline::none,
          FSDirectory::open);

  LuceneSettings within(Supplier<Deadline> others) {
    return new LuceneSettings(ranking, lexicon, clock, others, files);
  }
}

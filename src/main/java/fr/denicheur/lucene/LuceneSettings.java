package fr.denicheur.lucene;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.rule.OwnerRules;
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
 * @param rules gives the rules of the owner, and the words of the trade
 * @param clock shows the day in Paris
 * @param deadlines gives each question the moment at which all of its parts must end
 * @param files opens the folder of one Lucene index
 */
record LuceneSettings(
    Ranking ranking,
    Supplier<OwnerRules> rules,
    Clock clock,
    Supplier<Deadline> deadlines,
    IOFunction<Path, Directory> files) {
  private static final OwnerRules PLAIN = OwnerRules.none(Lexicon.BUNDLED);

  /** The settings in use, without a time limit and without rules of an owner. */
  static final LuceneSettings DEFAULT =
      new LuceneSettings(
          Ranking.DEFAULT,
          () -> PLAIN,
          Clock.system(ZoneId.of("Europe/Paris")),
          Deadline::none,
          FSDirectory::open);

  LuceneSettings within(Supplier<Deadline> others) {
    return new LuceneSettings(ranking, rules, clock, others, files);
  }

  LuceneSettings obeying(Supplier<OwnerRules> others) {
    return new LuceneSettings(ranking, others, clock, deadlines, files);
  }
}

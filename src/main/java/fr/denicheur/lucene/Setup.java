package fr.denicheur.lucene;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * How an engine works.
 *
 * @param ranking which posting comes first
 * @param lexicon what is known about the words of questions
 * @param clock says which day it is in Paris
 * @param deadlines how long each question may go on, all of its parts together
 * @param files where the files of a generation lie
 */
record Setup(
    Ranking ranking, Lexicon lexicon, Clock clock, Supplier<Deadline> deadlines, Files files) {
  /** In use, with all the time there is. */
  static final Setup DEFAULT =
      new Setup(
          Ranking.DEFAULT,
          Lexicon.BUNDLED,
          Clock.system(ZoneId.of("Europe/Paris")),
          Deadline::none,
          FSDirectory::open);

  /** Opens the files of a generation. */
  @FunctionalInterface
  interface Files {
    Directory open(Path path) throws IOException;
  }

  Setup with(Ranking other) {
    return new Setup(other, lexicon, clock, deadlines, files);
  }

  Setup with(Lexicon other) {
    return new Setup(ranking, other, clock, deadlines, files);
  }

  Setup within(Supplier<Deadline> others) {
    return new Setup(ranking, lexicon, clock, others, files);
  }

  Setup with(Files others) {
    return new Setup(ranking, lexicon, clock, deadlines, others);
  }
}

package fr.denicheur.lucene;

import fr.denicheur.lexicon.Lexicon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * How an engine works.
 *
 * @param ranking which posting comes first
 * @param lexicon what is known about the words of questions
 * @param deadlines how long each question may go on, all of its parts together
 * @param files where the files of a generation lie
 */
record Setup(Ranking ranking, Lexicon lexicon, Supplier<Deadline> deadlines, Files files) {
  /** In use, with all the time there is. */
  static final Setup DEFAULT =
      new Setup(Ranking.DEFAULT, Lexicon.BUNDLED, Deadline::none, FSDirectory::open);

  /** Opens the files of a generation. */
  @FunctionalInterface
  interface Files {
    Directory open(Path path) throws IOException;
  }

  Setup with(Ranking other) {
    return new Setup(other, lexicon, deadlines, files);
  }

  Setup with(Lexicon other) {
    return new Setup(ranking, other, deadlines, files);
  }

  Setup within(Supplier<Deadline> others) {
    return new Setup(ranking, lexicon, others, files);
  }

  Setup with(Files others) {
    return new Setup(ranking, lexicon, deadlines, others);
  }
}

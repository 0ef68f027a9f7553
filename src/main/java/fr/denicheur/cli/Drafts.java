package fr.denicheur.cli;

import fr.denicheur.posting.Posting;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that are not in the index, exactly as those of the index are read. */
final class Drafts {
  private final PostingReader reader;

  Drafts(PostingReader reader) {
    this.reader = reader;
  }

  /**
   * Returns the posting that a file says; its id means nothing.
   *
   * @throws EnvironmentException where it cannot be read at all
   */
  Posting read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in.readNBytes(PostingReader.MAX_FILE_BYTES + 1));
    } catch (IOException e) {
      throw new EnvironmentException("cannot read " + file + ": " + e, e);
    }
  }

  private Posting read(String path, byte[] bytes) {
    ReadPosting read = reader.readDraft(path, bytes);
    return read.posting().orElseThrow(() -> new EnvironmentException(firstProblem(read)));
  }

  private static String firstProblem(ReadPosting read) {
    return read.problems().stream().findFirst().map(Problem::oneLine).orElse("nothing to read");
  }
}

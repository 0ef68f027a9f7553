package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import fr.denicheur.reading.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A posting file and the id of its posting.
 *
 * @param shown its path in messages: the folder's own name, then the path below it
 */
record FoundFile(PostingId id, Path file, String shown, FileStamp stamp) {
  private static final Logger LOG = LoggerFactory.getLogger(FoundFile.class);

  /** Reads its content. If this program fails, it logs the fault and lists a problem. */
  ReadPosting read(PostingReader reader, FileContent content) {
    try {
      return reader.read(id, shown, content.bytes());
    } catch (RuntimeException | StackOverflowError e) {
      return new ReadPosting(Optional.empty(), List.of(logged(e)), null);
    }
  }

  /** Logs a fault of this program at the file, and returns it as a problem of the file. */
  Problem logged(Throwable fault) {
    LOG.error(
        "synchronizer failed at {} because of an internal error; the file is left out",
        shown,
        fault);
    return Rule.NOT_DIGESTED.ofFile(shown, fault.getClass().getSimpleName());
  }

  /** Returns the problem of this file if the system cannot read it. */
  Problem unreadable(IOException e) {
    return Rule.FILE_UNREADABLE.ofFile(shown, e.getClass().getSimpleName());
  }

  /** Returns the same file with another stamp. */
  FoundFile as(FileStamp newStamp) {
    return new FoundFile(id, file, shown, newStamp);
  }
}

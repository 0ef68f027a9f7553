package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.ReadPosting;
import fr.denicheur.reading.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is a posting.
 *
 * @param id the name of the posting
 * @param file where it lies
 * @param shown its path as people see it: the folder's own name, then the path below it
 * @param stamp what the file system said of it
 */
record FoundFile(PostingId id, Path file, String shown, FileStamp stamp) {
  private static final Logger LOG = LoggerFactory.getLogger(FoundFile.class);

  /** Reads its content. Whatever this program fails at is a problem of the file alone. */
  ReadPosting read(PostingReader reader, FileContent content) {
    try {
      return reader.read(id, shown, content.bytes());
    } catch (RuntimeException | StackOverflowError e) {
      return new ReadPosting(Optional.empty(), List.of(logged(e)), null);
    }
  }

  /** Logs that this program fails at the file, and returns the problem that it is. */
  Problem logged(Throwable fault) {
    LOG.error("{} cannot be taken, which is a fault of ours", shown, fault);
    return Rule.NOT_DIGESTED.ofFile(shown, fault.getClass().getSimpleName());
  }

  /** The same file with another stamp. */
  FoundFile as(FileStamp newStamp) {
    return new FoundFile(id, file, shown, newStamp);
  }
}

package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import java.nio.file.Path;

/**
 * A file that is a posting.
 *
 * @param id the name of the posting
 * @param file where it lies
 * @param shown its path as people see it: the folder's own name, then the path below it
 * @param stamp what the file system said of it
 */
record FoundFile(PostingId id, Path file, String shown, FileStamp stamp) {
  /** The same file with another stamp. */
  FoundFile as(FileStamp newStamp) {
    return new FoundFile(id, file, shown, newStamp);
  }
}

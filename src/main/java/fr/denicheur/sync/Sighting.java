package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import java.nio.file.Path;
import java.util.Optional;

/** What was seen at one path below a folder of postings. */
sealed interface Sighting {
  /**
   * A file whose id is not decided yet, because another one may claim the same.
   *
   * @param file where it lies
   * @param below its path below the folder of postings
   * @param shown its path as people see it
   * @param stamp what the file system said of it
   * @param shortId the id it has unless another file claims it; nothing where its name is none
   */
  record File(Path file, String below, String shown, FileStamp stamp, Optional<PostingId> shortId)
      implements Sighting {}

  /** A folder that was listed. */
  record Folder(SeenFolder folder) implements Sighting {}

  /** What is passed over, and why. */
  record Obstacle(Problem problem) implements Sighting {}

  /**
   * What cannot be seen now.
   *
   * @param problem why
   * @param idBegins the beginning of the ids of all that may be there
   */
  record Lost(Problem problem, String idBegins) implements Sighting {}
}

package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FolderWalk} found at one path: a posting file, another file, a folder or an
 * obstacle.
 */
sealed interface Sighting {

  /**
   * A file whose id is not decided yet, because another file may claim the same.
   *
   * @param below its path below the folder of postings
   * @param shown its path in messages
   * @param shortId its id unless another file claims it; empty if its name is no id
   */
  record File(Path file, String below, String shown, FileStamp stamp, Optional<PostingId> shortId)
      implements Sighting {

    /** Returns the same file with another stamp. */
    File as(FileStamp newStamp) {
      return new File(file, below, shown, newStamp, shortId);
    }
  }

  /**
   * A folder that was listed.
   *
   * @param key distinguishes it from a folder that took its name; {@code null} on file systems
   *     without such keys
   */
  record Folder(Path path, @Nullable Object key) implements Sighting {}

  /** A file that is no posting by its name, neither hidden nor left by an editor. */
  record Other(String name) implements Sighting {}

  /**
   * A file or folder that is ignored or cannot be read.
   *
   * @param problem says why
   * @param mayHide the beginning of the ids of postings that may be there; empty if none can be
   */
  record Obstacle(Problem problem, Optional<String> mayHide) implements Sighting {}
}

package fr.denicheur.sync;

import fr.denicheur.posting.Digest;
import fr.denicheur.posting.DurableFile;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.ReadPosting;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder in which this process itself writes postings, each in a file named after its id.
 *
 * <p>Changes come one after the other: of two clients that both replace the version they know, the
 * second one fails its condition. A stored or removed file stays so when the method returns, even
 * after a crash. A run that updates the index follows soon. Any thread may call it.
 */
public final class PostingFolder {
  private final Path folder;
  private final PostingReader reader;
  private final FolderFollower follower;

  /**
   * @param folder must exist when a file is written
   * @param reader finds the problems of a text before it is written
   * @param follower brings the index in step with this folder
   */
  public PostingFolder(Path folder, PostingReader reader, FolderFollower follower) {
    this.folder = folder;
    this.reader = reader;
    this.follower = follower;
  }

  /**
   * Writes the file of a posting, or replaces it.
   *
   * @param content all of the file
   * @param condition decides by the hash of the current file, empty if there is none, whether it
   *     may be replaced; no other thread of this process writes meanwhile
   * @throws UnwritableFolderException if the system refuses
   */
  public WriteOutcome put(WritableId id, byte[] content, Predicate<Optional<String>> condition) {
    ReadPosting read = reader.read(id.posting(), shown(id), content);
    try {
      return read.posting().isEmpty() && !read.isDraft()
          ? new WriteOutcome.Unreadable(read.problems())
          : store(id, content, read, condition);
    } catch (IOException e) {
      throw new UnwritableFolderException(e);
    }
  }

  /**
   * Removes the file of a posting.
   *
   * @param condition decides by the hash of the current file whether it may be removed
   * @throws UnwritableFolderException if the system refuses
   */
  public WriteOutcome remove(WritableId id, Predicate<Optional<String>> condition) {
    try {
      return delete(id, condition);
    } catch (IOException e) {
      throw new UnwritableFolderException(e);
    }
  }

  /**
   * Has the index updated at once, and waits until it holds the last change made here to a posting.
   *
   * @return false if that takes longer than the timeout
   */
  public boolean awaitSearchable(WritableId id, Duration timeout) {
    return follower.awaitSeen(id.posting(), timeout);
  }

  /**
   * Removes the temporary files of an earlier process that was killed in the middle of writing.
   *
   * @param folder into which no process is writing now
   * @throws UnwritableFolderException if the system refuses
   */
  public static void removeLeftovers(Path folder) {
    try {
      DurableFile.removeLeftovers(folder.toRealPath());
    } catch (IOException e) {
      throw new UnwritableFolderException(e);
    }
  }

  private synchronized WriteOutcome store(
      WritableId id, byte[] content, ReadPosting read, Predicate<Optional<String>> condition)
      throws IOException {
    Path file = file(id);
    Optional<WriteOutcome> obstacle = obstacle(file, id);
    if (obstacle.filter(o -> o instanceof WriteOutcome.Taken || !Files.exists(file)).isPresent()) {
      return obstacle.get();
    }
    Optional<String> current = hash(file);
    if (!condition.test(current)) {
      return new WriteOutcome.Unmet();
    }
    DurableFile.write(file, content);
    follower.wrote(id.posting(), file);
    return new WriteOutcome.Stored(current.isEmpty(), Digest.sha256(content), read.problems());
  }

  private synchronized WriteOutcome delete(WritableId id, Predicate<Optional<String>> condition)
      throws IOException {
    Path file = file(id);
    Optional<WriteOutcome> obstacle = obstacle(file, id);
    if (obstacle.filter(WriteOutcome.Taken.class::isInstance).isPresent()) {
      return obstacle.get();
    }
    Optional<String> current = hash(file);
    if (!condition.test(current)) {
      return new WriteOutcome.Unmet();
    }
    if (current.isEmpty()) {
      return new WriteOutcome.Missing();
    }
    DurableFile.delete(file);
    follower.removed(id.posting(), file);
    return new WriteOutcome.Removed();
  }

  /** Returns the hash of a file; one too large or changing too fast to be read equals no other. */
  private static Optional<String> hash(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Optional.of(FileContent.of(file).map(FileContent::hash).orElse(""));
  }

  /**
   * Returns the reason why a file cannot hold its posting, if there is one. Two files of one id
   * would both get longer ids. Names that differ only by case are one file on some systems, and
   * people confuse them on all. A link is not followed, and a folder is no file.
   */
  private static Optional<WriteOutcome> obstacle(Path file, WritableId id) throws IOException {
    Path parent = Objects.requireNonNull(file.getParent());
    boolean isNew = !Files.exists(file);
    DirectoryStream.Filter<Path> rivals =
        other ->
            names(other, isNew).anyMatch(id.value()::equalsIgnoreCase) && isInTheWay(other, file);
    Optional<WriteOutcome> resembling = Optional.empty();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, rivals)) {
      for (Path other : found) {
        String name = other.getFileName().toString();
        if (names(other, isNew).anyMatch(id.value()::equals)) {
          return Optional.of(new WriteOutcome.Taken(name));
        }
        resembling = Optional.of(new WriteOutcome.Resembling(name));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return resembling;
  }

  /**
   * Returns the ids that a file may have: its name without the extension, and its whole name. The
   * whole name counts only for a new file, so that an existing one can always be replaced.
   */
  private static Stream<String> names(Path file, boolean isWholeNameToo) {
    String name = composed(file);
    String usual = PostingNames.withoutExtension(name);
    return isWholeNameToo ? Stream.of(usual, name) : Stream.of(usual);
  }

  private static String composed(Path file) {
    return Normalizer.normalize(file.getFileName().toString(), Normalizer.Form.NFC);
  }

  private static boolean isInTheWay(Path other, Path file) throws IOException {
    return isTheSame(other, file)
        ? !Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)
        : !Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether two names are one file here; on some systems names that differ by case are. */
  private static boolean isTheSame(Path other, Path file) throws IOException {
    return other.equals(file)
        || (composed(other).equalsIgnoreCase(composed(file))
            && Files.exists(file)
            && Files.isSameFile(other, file));
  }

  private Path file(WritableId id) throws IOException {
    return folder.toRealPath().resolve(id.fileName());
  }

  private String shown(WritableId id) {
    return FolderWalk.name(folder) + "/" + id.fileName();
  }
}

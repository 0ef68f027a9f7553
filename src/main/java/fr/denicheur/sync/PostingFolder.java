package fr.denicheur.sync;

import fr.denicheur.posting.Digest;
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
 * The folder in which this process itself writes postings, each in a file called after its id.
 *
 * <p>One change at a time: of two callers who both replace the version they know, the second one is
 * told that it is no longer there. What was stored or removed lasts when the method returns; the
 * index learns of it at the next run, which is asked for. May be called from any thread.
 */
public final class PostingFolder {
  private final Path folder;
  private final PostingReader reader;
  private final FolderFollower follower;

  /**
   * @param folder where files are written; may be missing as long as nothing is
   * @param reader says what is wrong with a text before it is written
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
   * @param condition whether the file may be written that has this hash now, or is not there; asked
   *     while nobody else can write it from here
   * @throws UnwritableFolderException where the system refuses
   */
  public WriteOutcome put(WritableId id, byte[] content, Predicate<Optional<String>> condition) {
    ReadPosting read = reader.read(id.posting(), shown(id), content);
    return read.posting().isEmpty()
        ? new WriteOutcome.Unreadable(read.problems())
        : changing(root -> store(root.resolve(id.fileName()), id, content, read, condition));
  }

  /**
   * Removes the file of a posting.
   *
   * @param condition whether the file may be removed that has this hash now
   * @throws UnwritableFolderException where the system refuses
   */
  public WriteOutcome remove(WritableId id, Predicate<Optional<String>> condition) {
    return changing(root -> remove(root.resolve(id.fileName()), id, condition));
  }

  /**
   * Waits until the index knows what was last done to a posting from here, and has it done at once.
   *
   * @return whether it does; false where it takes longer
   */
  public boolean awaitSearchable(WritableId id, Duration patience) {
    return follower.awaitSeen(id.posting(), patience);
  }

  /**
   * Removes what an earlier process left behind when it was killed in the middle of writing.
   *
   * @param folder where nobody is writing now
   * @throws UnwritableFolderException where the system refuses
   */
  public static void removeLeftovers(Path folder) {
    try {
      DurableFile.removeLeftovers(folder.toRealPath());
    } catch (IOException e) {
      throw new UnwritableFolderException(e);
    }
  }

  private WriteOutcome store(
      Path file,
      WritableId id,
      byte[] content,
      ReadPosting read,
      Predicate<Optional<String>> condition)
      throws IOException {
    Optional<WriteOutcome> obstacle = obstacle(file, id);
    if (obstacle.filter(o -> o instanceof WriteOutcome.Taken || !Files.exists(file)).isPresent()) {
      return obstacle.get();
    }
    Optional<String> current = hash(file);
    if (!condition.test(current)) {
      return new WriteOutcome.Unmet();
    }
    DurableFile.write(file, content);
    follower.wrote(id.posting(), file, shown(id));
    return new WriteOutcome.Stored(current.isEmpty(), Digest.sha256(content), read.problems());
  }

  private WriteOutcome remove(Path file, WritableId id, Predicate<Optional<String>> condition)
      throws IOException {
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
    follower.removed(id.posting(), file, shown(id));
    return new WriteOutcome.Removed();
  }

  /** What a file holds; a content too large or changing too fast to be read is like no other. */
  private static Optional<String> hash(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Optional.of(FileContent.of(file).map(FileContent::hash).orElse(""));
  }

  /**
   * Returns what may keep a file from being that of its posting. With two files of one id, both
   * would be called otherwise; names that differ by case are one file on some systems, and people
   * take one for the other anywhere. A link is not followed, and a folder is no file.
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
   * What a file's posting may be called: by its name without the extension, or by all of it, which
   * keeps no file from being replaced that is there already.
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

  /** Whether two names are one file here, as those are on some systems that differ by case. */
  private static boolean isTheSame(Path other, Path file) throws IOException {
    return other.equals(file)
        || (composed(other).equalsIgnoreCase(composed(file))
            && Files.exists(file)
            && Files.isSameFile(other, file));
  }

  @FunctionalInterface
  private interface Change {
    WriteOutcome in(Path root) throws IOException;
  }

  private synchronized WriteOutcome changing(Change change) {
    try {
      return change.in(folder.toRealPath());
    } catch (IOException e) {
      throw new UnwritableFolderException(e);
    }
  }

  private String shown(WritableId id) {
    return FolderWalk.name(folder) + "/" + id.fileName();
  }
}

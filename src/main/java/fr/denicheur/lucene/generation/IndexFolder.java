package fr.denicheur.lucene.generation;

import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.lucene.index.IndexSignature;
import fr.denicheur.posting.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of an index: generations, each a Lucene index of its own, and the name of the one in
 * use.
 *
 * <p>A rebuilt index is a new generation beside the old one. Naming it is one atomic rename, after
 * which the old one goes: whenever the process dies, a whole index is named.
 */
public final class IndexFolder implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

  private static final String GENERATION = "generation-";
  private static final Pattern NUMBERED = Pattern.compile(GENERATION + "[0-9]{1,18}");
  private static final String CURRENT = "current";
  private static final String LOCK = "lock";

  private final Path folder;
  private @Nullable FileChannel lockFile;
  private @Nullable Object lockKey;

  /** Names a folder and opens nothing; call {@link #claim} before writing anything. */
  public IndexFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Locks the folder for writing, and creates it if it is missing. Does nothing if this process
   * holds the lock, unless the lock file was deleted: then another process could take the lock.
   *
   * @throws IndexInUseException if another process holds the lock
   */
  public synchronized void claim() throws IOException {
    Path file = folder.resolve(LOCK);
    if (lockFile == null || !key(file).equals(Optional.ofNullable(lockKey))) {
      Files.createDirectories(folder);
      FileChannel taken = lock(file);
      IOUtils.closeWhileHandlingException(lockFile);
      lockFile = taken;
      lockKey = key(file).orElse(null);
    }
  }

  /** Returns the identity of a file, whatever its name; empty if there is no file. */
  private static Optional<Object> key(Path file) throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // This process holds the lock already: report it like any other process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    String holder = Files.readString(file).strip();
    channel.close();
    throw new IndexInUseException("index in use by pid " + holder + ": " + file.getParent());
  }

  public Path path() {
    return folder;
  }

  /**
   * Returns the generation in use; empty if no index was ever finished here, or if the file that
   * names the generation is damaged.
   */
  public Optional<Path> current() throws IOException {
    try {
      String name = Files.readString(folder.resolve(CURRENT), StandardCharsets.ISO_8859_1);
      return Optional.of(name)
          .filter(NUMBERED.asMatchPredicate())
          .map(folder::resolve)
          .filter(Files::isDirectory);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the generation in use if it is of this version and whole: reads every byte and compares
   * checksums. Logs why it is not.
   *
   * @throws IOException if the files are out of reach
   */
  Optional<Path> usable() throws IOException {
    Optional<Path> current = current();
    return current.isPresent() && isUsable(current.get()) ? current : Optional.empty();
  }

  private static boolean isUsable(Path generation) throws IOException {
    if (!isFinished(generation)) {
      LOG.warn("the index {} is of another version or unreadable; it is rebuilt", generation);
      return false;
    }
    try (Directory directory = FSDirectory.open(generation);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return true;
    } catch (IOException | RuntimeException | InternalError e) { // damaged bytes cause any fault
      Generation.logDamage(generation, e);
      return false;
    }
  }

  /** Whether a program of the same index format finished a generation; it may be damaged. */
  static boolean isFinished(Path generation) throws IOException {
    try (Directory directory = FSDirectory.open(generation)) {
      return IndexSignature.isCurrent(SegmentInfos.readLatestCommit(directory).getUserData());
    } catch (IOException e) {
      if (IndexFault.isDamage(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Returns a new, empty generation beside the one in use. */
  public Path create() throws IOException {
    Files.createDirectories(folder); // it may have been deleted since
    long last = generations().stream().mapToLong(IndexFolder::number).max().orElse(0);
    return Files.createDirectory(folder.resolve(GENERATION + (last + 1)));
  }

  private static long number(Path generation) {
    String name = generation.getFileName().toString();
    boolean isNumbered = NUMBERED.matcher(name).matches();
    return isNumbered ? Long.parseLong(name.substring(GENERATION.length())) : 0;
  }

  private List<Path> generations() throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> generations = Files.newDirectoryStream(folder, GENERATION + "*")) {
      generations.forEach(all::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all;
  }

  /** Makes a generation the one in use. */
  public void use(Path generation) throws IOException {
    String name = generation.getFileName().toString();
    DurableFile.write(folder.resolve(CURRENT), name.getBytes(StandardCharsets.UTF_8));
  }

  /** Deletes a generation that could not be opened; a failure is added to the reason. */
  public static void discard(Path generation, Exception reason) {
    try {
      delete(generation);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Deletes the temporary files of killed processes, and tidies. Only for a folder that is being
   * opened: later, this process may be writing such a file.
   */
  void tidyAtOpening(@Nullable Path kept) {
    try {
      DurableFile.removeLeftovers(folder);
    } catch (IOException e) {
      LOG.warn("index could not delete temporary files in {}; they stay: {}", folder, e.toString());
    }
    tidy(kept);
  }

  /**
   * Deletes generations that are not in use, such as one that was never finished. If one cannot be
   * deleted, the next call tries again.
   */
  public void tidy(@Nullable Path kept) {
    try {
      deleteAllBut(kept);
    } catch (IOException e) {
      LOG.warn("index could not delete an earlier generation in {}: {}", folder, e.toString());
    }
  }

  /** Deletes generations that are not in use. */
  public void deleteAllBut(@Nullable Path kept) throws IOException {
    for (Path generation : generations()) {
      if (!generation.equals(kept)) {
        delete(generation);
      }
    }
  }

  private static void delete(Path generation) throws IOException {
    try (Stream<Path> files = Files.walk(generation)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (lockFile != null) {
        lockFile.close();
      }
    } catch (IOException e) {
      throw new EngineUnavailableException("cannot give back the index folder " + folder, e);
    }
  }
}

package fr.denicheur.lucene;

import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.IndexInUseException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an index: generations, each a Lucene index of its own, and the name of the one in
 * use.
 *
 * <p>A rebuilt index is a new generation beside the old one. Naming it is one atomic rename, after
 * which the old one goes: whenever the process dies, a whole index is named.
 */
final class IndexFolder implements Closeable {
  private static final String GENERATION = "generation-";
  private static final String CURRENT = "current";
  private static final String LOCK = "lock";

  private final Path folder;
  private @Nullable FileChannel lockFile;

  /** Knows a folder, and opens nothing; {@link #claim} comes before anything is written. */
  IndexFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes the folder to write in, where it is not taken already, and makes it where it is missing.
   *
   * @throws IndexInUseException where another process has taken it
   */
  synchronized void claim() throws IOException {
    if (lockFile == null) {
      Files.createDirectories(folder);
      lockFile = lock(folder.resolve(LOCK));
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
        channel.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.UTF_8)), 0);
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // this process has it open already: the same answer
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    String holder = Files.readString(file).strip();
    channel.close();
    throw new IndexInUseException("index in use by pid " + holder + ": " + file.getParent());
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  Path path() {
    return folder;
  }

  /** Returns the generation in use; nothing where no index was ever finished here. */
  Optional<Path> current() throws IOException {
    try {
      Path generation = folder.resolve(Files.readString(folder.resolve(CURRENT)).strip());
      return Optional.of(generation).filter(Files::isDirectory);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Returns a new, empty generation beside the one in use. */
  Path create() throws IOException {
    Files.createDirectories(folder); // it may have been deleted since
    long last = 0;
    for (Path generation : generations()) {
      last = Math.max(last, number(generation));
    }
    return Files.createDirectory(folder.resolve(GENERATION + (last + 1)));
  }

  private static long number(Path generation) {
    String digits = generation.getFileName().toString().substring(GENERATION.length());
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }

  private List<Path> generations() throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> generations = Files.newDirectoryStream(folder, GENERATION + "*")) {
      generations.forEach(all::add);
    }
    return all;
  }

  /** Makes a generation the one in use, and deletes all others. */
  void use(Path generation) throws IOException {
    Path next = folder.resolve(CURRENT + ".next");
    try (FileChannel file =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      String name = generation.getFileName().toString();
      file.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
      file.force(true);
    }
    Files.move(next, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    deleteAllBut(generation);
  }

  /** Deletes what was made in vain. */
  static void discard(Path generation, Exception reason) {
    try {
      delete(generation);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Deletes generations that are not in use, such as one that was never finished. */
  void deleteAllBut(@Nullable Path kept) throws IOException {
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

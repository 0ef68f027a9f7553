package fr.denicheur.posting;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Changes files in one step and for good: after a crash a file is in its old or its new state, and
 * a change whose method returned is on the disk.
 */
public final class DurableFile {
  /** Hidden and temporary: no scan takes such a file for a posting. */
  private static final String PREFIX = ".denicheur-";

  private static final String SUFFIX = ".tmp";

  /** From so many files on, to sync them all costs more than the file system as a whole. */
  private static final int MANY = 100;

  /** File systems that have everything on the disk when Linux has synced them as a whole. */
  private static final Set<String> SYNCED_WHOLE = Set.of("ext4", "xfs", "btrfs");

  /** Threads that wait for the disk, which writes what several ask for in one go. */
  private static final int SYNCING = 32;

  private DurableFile() {}

  /** Writes a file, or replaces it, in one step. */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = temporary(file.resolveSibling("."));
    try {
      writeAndSync(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(file);
  }

  /**
   * Writes or replaces several files of a folder, each in one step. When this returns all are on
   * the disk. They reach it together before any of them gets its name, which takes a fraction of
   * the time that one after the other would; so after a crash each file is in its old or its new
   * state here too.
   *
   * @param files the content of each by its name
   * @throws IOException if one cannot be written; some of the others may be
   */
  public static void writeAll(Path folder, Map<String, byte[]> files) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    Map<Path, Path> left = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path temporary = temporary(folder);
        left.put(temporary, folder.resolve(file.getKey()));
        Files.write(temporary, file.getValue(), StandardOpenOption.CREATE_NEW);
      }
      if (left.size() < MANY || !syncWhole(folder)) {
        syncEach(left.keySet());
      }
      for (Path temporary : List.copyOf(left.keySet())) {
        Files.move(temporary, left.get(temporary), StandardCopyOption.ATOMIC_MOVE);
        left.remove(temporary);
      }
    } finally {
      for (Path temporary : left.keySet()) {
        Files.deleteIfExists(temporary);
      }
    }
    syncFolder(folder.resolve("."));
  }

  /**
   * Asks the system to write all that waits for the file system of a folder, whichever program
   * wrote it. Returns whether it did: not every file system promises it, and not every system has
   * the command (GNU coreutils and busybox do).
   */
  private static boolean syncWhole(Path folder) throws IOException {
    if (!SYNCED_WHOLE.contains(Files.getFileStore(folder).type())) {
      return false;
    }
    try {
      Process sync =
          new ProcessBuilder("sync", "-f", ".")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return sync.waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    } catch (InterruptedException e) {
      throw new InterruptedIOException("writing was interrupted");
    }
  }

  private static void syncEach(Collection<Path> files) throws IOException {
    try (ExecutorService threads = Executors.newFixedThreadPool(SYNCING)) {
      List<Future<?>> syncs = new ArrayList<>();
      for (Path file : files) {
        syncs.add(
            threads.submit(() -> {
              sync(file, StandardOpenOption.WRITE);
              return file;
            }));
      }
      for (Future<?> sync : syncs) {
        await(sync);
      }
    }
  }

  private static void await(Future<?> sync) throws IOException {
    try {
      sync.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw new IllegalStateException("a sync must fail by an IOException alone", e);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("writing was interrupted");
    }
  }

  /** Deletes a file. */
  public static void delete(Path file) throws IOException {
    Files.delete(file);
    syncFolder(file);
  }

  /**
   * Deletes the temporary files of a process that was killed in the middle of writing. Call it
   * before any thread writes into the folder.
   */
  public static void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static Path temporary(Path folder) {
    return folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
  }

  private static void writeAndSync(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A folder holds the names of its files, so it must reach the disk too; Windows opens none. */
  private static void syncFolder(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      sync(file.resolveSibling("."), StandardOpenOption.READ);
    }
  }

  private static void sync(Path file, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(file, access)) {
      channel.force(true);
    }
  }
}

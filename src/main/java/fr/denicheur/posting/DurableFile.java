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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Threads that wait for the disk, which writes what several ask for in one go. */
  private static final int WRITERS = 32;

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
   * the disk; the system is made to write many at once, which takes a fraction of the time that one
   * after the other would.
   *
   * @param files the content of each by its name
   * @throws IOException if one cannot be written; some of the others may be
   */
  public static void writeAll(Path folder, Map<String, byte[]> files) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    Map<Path, Path> written = new LinkedHashMap<>();
    files.keySet().forEach(name -> written.put(temporary(folder), folder.resolve(name)));
    try {
      writeAndSync(written.keySet(), files.values());
      for (Map.Entry<Path, Path> one : written.entrySet()) {
        Files.move(one.getKey(), one.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      for (Path left : written.keySet()) {
        Files.deleteIfExists(left);
      }
    }
    syncFolder(written.values().iterator().next());
  }

  private static void writeAndSync(Collection<Path> files, Collection<byte[]> contents)
      throws IOException {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writes = new ArrayList<>();
      Iterator<byte[]> content = contents.iterator();
      for (Path file : files) {
        byte[] bytes = content.next();
        writes.add(
            writers.submit(() -> {
              writeAndSync(file, bytes);
              return file;
            }));
      }
      for (Future<?> write : writes) {
        await(write);
      }
    }
  }

  private static void await(Future<?> write) throws IOException {
    try {
      write.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw new IllegalStateException("a write must fail by an IOException alone", e);
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
      try (FileChannel folder =
          FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }
}

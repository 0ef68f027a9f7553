package fr.denicheur.posting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Changes files in one step and for good: after a crash a file is in its old or its new state, and
 * a change whose method returned is on the disk.
 */
public final class DurableFile {
  /** Hidden and temporary: no scan takes such a file for a posting. */
  private static final String PREFIX = ".denicheur-";

  private static final String SUFFIX = ".tmp";

  private DurableFile() {}

  /** Writes a file, or replaces it, in one step. */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX);
    try {
      writeAndSync(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(file);
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

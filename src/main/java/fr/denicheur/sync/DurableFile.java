package fr.denicheur.sync;

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
 * Changes files so that a change is whole or not there, and lasts: whoever returns from here may
 * promise it, unless the disk lies.
 */
final class DurableFile {
  /** Hidden and temporary: no scan takes it for a posting. */
  private static final String PREFIX = ".denicheur-";

  private static final String SUFFIX = ".tmp";

  private DurableFile() {}

  /** Writes a file, or replaces it, in one step. */
  static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX);
    try {
      writeAndSync(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(file);
  }

  /** Removes a file. */
  static void delete(Path file) throws IOException {
    Files.delete(file);
    syncFolder(file);
  }

  /** Removes what a process that was killed in the middle of writing left behind. */
  static void removeLeftovers(Path folder) throws IOException {
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

  /** The name of a file is part of its folder, which must reach the disk as well. */
  private static void syncFolder(Path file) throws IOException {
    try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}

package fr.denicheur.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file without opening it. Two equal stamps mean that nobody wrote
 * to it in between, also where a copy brought an old time of change along: the file system's own
 * time ({@code ctime}) cannot be set.
 *
 * @param size in bytes
 * @param modified when its content was written, as programs say
 * @param changed when the file system last touched it, where it tells
 * @param key what tells it from a file that took its name, where there is such a thing
 */
record FileStamp(long size, FileTime modified, @Nullable FileTime changed, @Nullable Object key) {

  /** Asks for the stamp of a file, not of what a symbolic link points at. */
  static FileStamp of(Path file) throws IOException {
    return of(
        file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  /** Completes what is known of a file. */
  static FileStamp of(Path file, BasicFileAttributes known) throws IOException {
    return new FileStamp(known.size(), known.lastModifiedTime(), changed(file), known.fileKey());
  }

  /**
   * Whether the file was written so recently. By the machine's clock, which stamps files; a time in
   * the future counts as long ago, so that a clock set back freezes nothing.
   */
  boolean isYoungerThan(Duration age) {
    Duration actual = Duration.between(modified.toInstant(), Instant.now());
    return !actual.isNegative() && actual.compareTo(age) < 0;
  }

  private static @Nullable FileTime changed(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return null;
    }
    return (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
  }
}

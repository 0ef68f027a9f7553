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
 * The attributes of a file that the file system knows without opening it. Two equal stamps mean
 * that no program wrote to the file in between. That holds even if a copy kept an old modification
 * time, because no program can set the file system's own time ({@code ctime}).
 *
 * @param size in bytes
 * @param modified the modification time, which programs can set
 * @param changed the {@code ctime}; {@code null} on file systems without one
 * @param key distinguishes it from a file that took its name; {@code null} on file systems without
 *     such keys
 */
record FileStamp(long size, FileTime modified, @Nullable FileTime changed, @Nullable Object key) {

  /** Returns the stamp of a file; of a symbolic link itself, not of its target. */
  static FileStamp of(Path file) throws IOException {
    return of(
        file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  /** Completes known attributes of a file. */
  static FileStamp of(Path file, BasicFileAttributes known) throws IOException {
    return new FileStamp(known.size(), known.lastModifiedTime(), changed(file), known.fileKey());
  }

  /**
   * Whether the file was written less than this long ago, by the machine's clock, which stamps
   * files. A time in the future counts as long ago: a file must not wait because a clock was set
   * back.
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

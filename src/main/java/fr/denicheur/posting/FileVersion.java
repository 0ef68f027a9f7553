package fr.denicheur.posting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells two versions of a file of settings apart without reading it.
 *
 * @param changed the modification time
 * @param size in bytes
 * @param key distinguishes it from a file that took its name; {@code null} on file systems without
 *     such keys
 */
public record FileVersion(FileTime changed, long size, @Nullable Object key) {
  /** Returns the version of a file as it is now; empty if there is none. */
  public static Optional<FileVersion> of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new FileVersion(now.lastModifiedTime(), now.size(), now.fileKey()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

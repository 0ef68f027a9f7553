package fr.denicheur.lucene.generation;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the files of a generation were found not to be what was written, since it was opened. It
 * is made again then, which is said once. Any number of threads may note it.
 */
final class Damage {
  private static final Logger LOG = LoggerFactory.getLogger(Damage.class);

  private final Path path;
  private final AtomicBoolean noted = new AtomicBoolean();

  /**
   * None as yet.
   *
   * @param path where the generation lies
   */
  Damage(Path path) {
    this.path = path;
  }

  /**
   * Whether a fault tells of damage, and not merely of files that are out of reach. What is read in
   * the place of what was written may be anything, and so may what comes of it.
   */
  static boolean isToldBy(Throwable fault) {
    return switch (fault) {
      case CorruptIndexException e -> true;
      case IndexFormatTooNewException e -> true;
      case IndexFormatTooOldException e -> true;
      case IndexNotFoundException e -> true;
      case NoSuchFileException e -> true;
      case FileNotFoundException e -> true;
      case EOFException e -> true;
      default -> !(fault instanceof IOException);
    };
  }

  /** Whether any was noted. */
  boolean isNoted() {
    return noted.get();
  }

  /**
   * Does nothing where none was noted.
   *
   * @throws CorruptIndexException where some was
   */
  void requireNone() throws CorruptIndexException {
    if (isNoted()) {
      throw new CorruptIndexException("damaged, and to be made again", path.toString());
    }
  }

  /** Notes what cannot be read. */
  void note(Throwable fault) {
    if (noted.compareAndSet(false, true)) {
      tell(path, fault);
    }
  }

  /** Says that a generation is damaged. */
  static void tell(Path path, Throwable fault) {
    LOG.error("{} is damaged, it is made again: {}", path, String.valueOf(fault));
  }
}

package fr.denicheur.lucene.generation;

import fr.denicheur.engine.DiskFullException;
import fr.denicheur.engine.EngineUnavailableException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Describes a fault of index files for the operator: "disk full (/var/lib/denicheur/generation-1, 0
 * KiB free)".
 *
 * @param path the index; the free space of its disk is read when the fault is described
 * @param cause the first cause
 */
public record IndexFault(Path path, Throwable cause) {
  /**
   * What systems say when a disk, a quota or a table of files is full. If a system says it in
   * another language, the lack of free space shows it.
   */
  private static final Pattern FULL =
      Pattern.compile("(?i)no space left|quota exceeded|disk (is )?full|not enough space");

  /** Bytes; too few for the smallest commit. */
  private static final long HARDLY_ANY = 64 << 10;

  /** Bytes; from here on free space is shown in mebibytes. */
  private static final long READ_AS_MEBIBYTES = 10L << 20;

  /** Describes a fault by its first cause; its consequences, as a closed writer, say less. */
  public static IndexFault of(Path path, Throwable fault) {
    Throwable first = fault;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return new IndexFault(path, first);
  }

  /**
   * Whether a fault means that files were damaged, rather than merely out of reach. Damaged files
   * may hold anything and cause any fault, so everything counts that is no fault of input and
   * output.
   */
  static boolean isDamage(Throwable fault) {
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

  private boolean isDiskFull() {
    return cause instanceof IOException
        && (FULL.matcher(String.valueOf(cause.getMessage())).find()
            || free().orElse(Long.MAX_VALUE) < HARDLY_ANY);
  }

  /**
   * Returns the exception to throw.
   *
   * @param what could not be done: "publish"
   */
  public EngineUnavailableException preventing(String what) {
    String message = "cannot " + what + ": " + this;
    return isDiskFull()
        ? new DiskFullException(message, cause)
        : new EngineUnavailableException(message, cause);
  }

  @Override
  public String toString() {
    return isDiskFull()
        ? "disk full (" + path + ", " + shownFree() + ")"
        : reason() + " (" + path + ")";
  }

  /** Names the kind of fault if Java's message holds only the name of the file. */
  private @Nullable String reason() {
    return switch (cause) {
      case AccessDeniedException e -> "not allowed to write " + e.getFile();
      case NoSuchFileException e -> "missing file " + e.getFile();
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
    };
  }

  private String shownFree() {
    OptionalLong free = free();
    if (free.isEmpty()) {
      return "free space unknown";
    }
    long bytes = free.getAsLong();
    return bytes < READ_AS_MEBIBYTES ? (bytes >> 10) + " KiB free" : (bytes >> 20) + " MiB free";
  }

  private OptionalLong free() {
    try {
      return OptionalLong.of(Files.getFileStore(nearest()).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Returns the nearest folder that exists: the index itself may be gone or not made yet. */
  private Path nearest() {
    return Stream.iterate(path.toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(Files::exists)
        .findFirst()
        .orElse(path);
  }
}

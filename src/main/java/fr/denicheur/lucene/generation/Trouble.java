package fr.denicheur.lucene.generation;

import fr.denicheur.engine.DiskFullException;
import fr.denicheur.engine.EngineUnavailableException;
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
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with the files of an index, in words for whoever runs it: "disk full
 * (/var/lib/denicheur/generation-1, 0 KiB free)".
 *
 * @param path where it went wrong; how much is free is asked of its disk when it is said
 * @param fault the first cause
 */
public record Trouble(Path path, Throwable fault) {
  /**
   * What systems say of a disk, a quota or a table of files that is full. Where they say it in
   * another language, that there is hardly any space left tells it as well.
   */
  private static final Pattern FULL =
      Pattern.compile("(?i)no space left|quota exceeded|disk (is )?full|not enough space");

  /** Too little for the smallest commit. */
  private static final long HARDLY_ANY = 64 << 10;

  private static final long READ_AS_MEBIBYTES = 10L << 20;

  /** Takes a fault by its first cause: what follows from it, as a closed writer, tells less. */
  public static Trouble of(Path path, Throwable fault) {
    Throwable first = fault;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return new Trouble(path, first);
  }

  public boolean isDiskFull() {
    return fault instanceof IOException
        && (FULL.matcher(String.valueOf(fault.getMessage())).find() || isHardlyAnyFree());
  }

  private boolean isHardlyAnyFree() {
    OptionalLong free = free();
    return free.isPresent() && free.getAsLong() < HARDLY_ANY;
  }

  /** Returns what to throw, for whoever wanted something done. */
  public EngineUnavailableException preventing(String what) {
    String message = "cannot " + what + ": " + this;
    return isDiskFull()
        ? new DiskFullException(message, fault)
        : new EngineUnavailableException(message, fault);
  }

  @Override
  public String toString() {
    return isDiskFull()
        ? "disk full (" + path + ", " + shownFree() + ")"
        : reason() + " (" + path + ")";
  }

  /** Some faults of files have nothing but the name of the file for a message. */
  private @Nullable String reason() {
    return switch (fault) {
      case AccessDeniedException e -> "not allowed to write " + e.getFile();
      case NoSuchFileException e -> "missing file " + e.getFile();
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> fault.getMessage() == null ? fault.toString() : fault.getMessage();
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

  /** The folder itself may be gone, or not be made yet. */
  private OptionalLong free() {
    try {
      return OptionalLong.of(Files.getFileStore(nearest()).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private Path nearest() {
    return Stream.iterate(path.toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(Files::exists)
        .findFirst()
        .orElse(path);
  }
}

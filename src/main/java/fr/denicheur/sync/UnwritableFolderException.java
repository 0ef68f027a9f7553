package fr.denicheur.sync;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Thrown if a folder of postings cannot be written. The change may be on the disk or not. */
public final class UnwritableFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message gives the system's reason and no path, so every client may read it. */
  UnwritableFolderException(IOException cause) {
    super("the folder of postings cannot be written: " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException e -> "permission denied";
      case NoSuchFileException e -> "it is not there";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      // FileChannel reports without a file: "No space left on device".
      default -> cause.getMessage() == null ? "I/O error" : cause.getMessage();
    };
  }
}

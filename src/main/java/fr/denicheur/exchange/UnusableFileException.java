package fr.denicheur.exchange;

/** Thrown if a file of rows or a mapping cannot be used at all; the message says why and where. */
public final class UnusableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableFileException(String message) {
    super(message);
  }
}

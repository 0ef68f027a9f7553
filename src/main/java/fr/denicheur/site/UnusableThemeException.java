package fr.denicheur.site;

/**
 * The owner's folder of templates, texts and style sheet cannot be used. The message names the file
 * and the fault, and the command line shows it as it is.
 */
public final class UnusableThemeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableThemeException(String message) {
    super(message);
  }

  UnusableThemeException(String message, Throwable cause) {
    super(message, cause);
  }
}

package fr.denicheur.site;

/**
 * Thrown if the owner's folder of templates, texts and style sheet cannot be used. The message
 * contains the file and the fault; the command line prints it unchanged.
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

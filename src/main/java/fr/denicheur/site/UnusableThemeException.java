package fr.denicheur.site;

/** A folder of templates, texts and style sheet cannot be used; the message is fit to be shown. */
public final class UnusableThemeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableThemeException(String message) {
    super(message);
  }

  UnusableThemeException(String message, Throwable cause) {
    super(message, cause);
  }
}

package fr.denicheur.cli;

/** Thrown if the data or the environment prevents a command; the message names the remedy. */
final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the thing and the remedy: "there is no folder seeds; name another with
   *     --postings"
   */
  EnvironmentException(String message) {
    super(message);
  }

  EnvironmentException(String message, Throwable cause) {
    super(message, cause);
  }
}

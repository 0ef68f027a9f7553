package fr.denicheur.relevance;

/** A file of queries or judgments cannot be read or has a wrong line. */
public final class UnusableJudgmentsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the file, the line if there is one, the rule and the text found
   */
  UnusableJudgmentsException(String message) {
    super(message);
  }

  UnusableJudgmentsException(String message, Throwable cause) {
    super(message, cause);
  }
}

package fr.denicheur.relevance;

/** A file of queries or judgments cannot be read, or does not say what it should. */
public final class UnusableJudgmentsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the file, where there is one the line, the rule and what stands there
   */
  UnusableJudgmentsException(String message) {
    super(message);
  }

  UnusableJudgmentsException(String message, Throwable cause) {
    super(message, cause);
  }
}

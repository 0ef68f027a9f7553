package fr.denicheur.relevance;

import org.jspecify.annotations.Nullable;

/** Thrown if a file of queries or judgments cannot be read or has a wrong line. */
public final class UnusableJudgmentsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the file, the line if there is one, the rule and the text found
   * @param cause the fault that the message explains; {@code null} if there is none
   */
  UnusableJudgmentsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

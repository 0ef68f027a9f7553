package fr.denicheur.engine;

/**
 * Thrown if a question reaches its time limit before anything is found. The engine works: another
 * question, or the same one at a quieter time, may be answered.
 */
public final class TimeLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception, with a message for the client. */
  public TimeLimitException() {
    super("the question took too long; ask again in a moment, or with fewer words");
  }
}

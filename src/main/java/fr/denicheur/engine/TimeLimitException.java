package fr.denicheur.engine;

/**
 * A question took longer than it may, and nothing was found until then that would be an answer. No
 * fault of the engine: another question, or the same at a quieter time, may be answered.
 */
public final class TimeLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says that the time was over. */
  public TimeLimitException() {
    super("the question took too long; ask for less, or again later");
  }
}

package fr.denicheur.engine;

/**
 * How an engine is doing.
 *
 * @param ready whether it answers from a complete index
 * @param postings how many postings it can find
 * @param reason why it is not ready, or why what it answers from cannot be changed; else empty
 */
public record EngineState(boolean ready, int postings, String reason) {
  /** Whether it answers, and a single change can be made to what it answers from. */
  public boolean isChangeable() {
    return ready && reason.isEmpty();
  }
}

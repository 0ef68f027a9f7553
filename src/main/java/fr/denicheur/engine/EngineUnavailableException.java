package fr.denicheur.engine;

/** Thrown if the engine cannot search or write for now, through no fault of the caller. */
public class EngineUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String publicReason;

  /**
   * @param state why no question is answered; its words are the message
   */
  public EngineUnavailableException(EngineState state) {
    super(state.words());
    this.publicReason = state.publicWords();
  }

  /**
   * @param message what the engine was doing and where
   * @param cause what stopped it
   */
  public EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
    this.publicReason = new EngineState.Unreadable().publicWords();
  }

  /** Returns why a question was not answered, in words that name no file. */
  public String publicReason() {
    return publicReason;
  }
}

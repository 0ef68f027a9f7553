package fr.denicheur.engine;

/** The engine cannot do its work now, through no fault of the caller; it may work again later. */
public class EngineUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String publicReason;

  /**
   * @param state why no question is answered; its words are the message
   */
  public EngineUnavailableException(EngineState state) {
    super(state.words());
    this.publicReason = state.words();
  }

  /**
   * @param message what the engine was doing and where
   * @param cause what stopped it
   */
  public EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
    this.publicReason = new EngineState.Unreadable(message).words();
  }

  /** Returns why a question was not answered, in words that name no file. */
  public String publicReason() {
    return publicReason;
  }
}

package fr.denicheur.engine;

/** The engine cannot answer now, through no fault of the caller; trying again later may help. */
public class EngineUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why there is no answer yet
   */
  public EngineUnavailableException(String message) {
    super(message);
  }

  /**
   * @param message what the engine was doing and where
   * @param cause what stopped it
   */
  public EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

package fr.denicheur.engine;

/** The index cannot be written because its disk is full; what was published still answers. */
public final class DiskFullException extends EngineUnavailableException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what could not be done, where, and how much is free
   * @param cause what the system said
   */
  public DiskFullException(String message, Throwable cause) {
    super(message, cause);
  }
}

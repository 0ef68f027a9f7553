package fr.denicheur.engine;

/** The index cannot be written because its disk is full; what was published last still answers. */
public final class DiskFullException extends EngineUnavailableException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what could not be done, where, and how much space is free
   * @param cause the system's error
   */
  public DiskFullException(String message, Throwable cause) {
    super(message, cause);
  }
}

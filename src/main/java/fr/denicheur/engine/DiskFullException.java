package fr.denicheur.engine;

/** Thrown if the disk is too full to write the index; what was published last stays searchable. */
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

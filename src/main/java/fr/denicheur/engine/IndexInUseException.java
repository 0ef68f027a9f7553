package fr.denicheur.engine;

/** Thrown if another process writes the index, because two writers would destroy it. */
public final class IndexInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which index, and which process writes it: "index in use by pid 42: …"
   */
  public IndexInUseException(String message) {
    super(message);
  }
}

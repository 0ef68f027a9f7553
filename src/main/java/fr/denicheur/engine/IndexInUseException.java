package fr.denicheur.engine;

/** Another process writes the index; two writers would destroy it. */
public final class IndexInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which index, and which process writes it: "index in use by pid 42: …"
   */
  public IndexInUseException(String message) {
    super(message);
  }
}

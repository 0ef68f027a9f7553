package fr.denicheur.query;

/** Thrown if a client asks for a value out of range. The message may be shown to the client. */
public final class InvalidQueryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  /**
   * @param parameter the name of the parameter to blame, as in the API
   * @param message the rule and the value received: "page must be between 1 and 1000; got 0"
   */
  public InvalidQueryException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /** The name of the parameter to blame. */
  public String parameter() {
    return parameter;
  }
}

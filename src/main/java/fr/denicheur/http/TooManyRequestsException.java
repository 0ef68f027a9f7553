package fr.denicheur.http;

/** One client asks more often than it may. */
final class TooManyRequestsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  /**
   * @param seconds how long it should wait
   */
  TooManyRequestsException(long seconds) {
    super("too many requests; come back in " + seconds + " s");
    this.seconds = seconds;
  }

  long seconds() {
    return seconds;
  }
}

package fr.denicheur.http;

/** More was asked than can be answered now; trying again later may help. */
final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OverloadedException(String message) {
    super(message);
  }
}

package fr.denicheur.http;

/** More was asked than can be answered now; trying again later may help. */
final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Keeps no trace of where it arose: it is nobody's fault, and whoever is busy has no time. */
  OverloadedException(String message) {
    super(message, null, false, false);
  }
}

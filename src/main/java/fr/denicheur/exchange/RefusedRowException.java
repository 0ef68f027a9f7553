package fr.denicheur.exchange;

import fr.denicheur.reading.Problem;

/** Thrown if a row is refused. It has no stack trace: a refusal is no fault of ours. */
final class RefusedRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RowRule rule;
  private final String value;

  @SuppressWarnings("serial") // never serialised
  private final Object[] details;

  RefusedRowException(RowRule rule, String value, Object... details) {
    super(rule.name(), null, false, false);
    this.rule = rule;
    this.value = value;
    this.details = details;
  }

  /** Returns the refusal as a problem of a file. */
  Problem at(String path, int line) {
    return rule.problem(path, line, value, details);
  }
}

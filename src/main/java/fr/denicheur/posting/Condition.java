package fr.denicheur.posting;

import java.util.Locale;

/**
 * A condition of a posting, and the words it was read in.
 *
 * @param kind what it is about
 * @param value what is said, in the form that {@link Conditions} documents for its kind
 * @param label the value for people, as the author wrote it if it is a place or a technology
 * @param text the sentence it was read in, or the field of the front matter
 */
public record Condition(Kind kind, String value, String label, String text) {
  /** What a condition is about. */
  public enum Kind {
    /** The contract that is offered. */
    CONTRACT,
    /** How much of the work may be done from home. */
    REMOTE,
    /** A town where the work is done, or {@code france}. */
    PLACE,
    /** A language or a tool. */
    TECHNO,
    /** Days of work a week. */
    DAYS,
    /** Months of work. */
    MONTHS,
    /** Whether beginners are welcome. */
    BEGINNER;

    /** The name in rules and JSON: lower case. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Condition {
    if (value.isBlank() || label.isBlank()) {
      throw new IllegalArgumentException(
          "a condition must have a value and a label; got a blank one");
    }
  }
}

package fr.denicheur.posting;

import java.util.Locale;
import java.util.Optional;

/**
 * A condition of a posting, and the words it was read in.
 *
 * @param kind what it is about
 * @param value what is said, in the form that {@link Conditions} documents for its kind
 * @param label the value for people, as the author wrote it if it is a place or a technology
 * @param text the sentence it was read in, or the field of the front matter
 * @param excluded whether a question excludes it ("pas de stage"); never of a posting
 */
public record Condition(Kind kind, String value, String label, String text, boolean excluded) {
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

  /** A condition that a posting says or a question asks for. */
  public Condition(Kind kind, String value, String label, String text) {
    this(kind, value, label, text, false);
  }

  public Condition {
    if (value.isBlank() || label.isBlank()) {
      throw new IllegalArgumentException(
          "a condition must have a value and a label; got a blank one");
    }
  }

  /** Returns the condition that excluding any telework asks for; no other kind has such a value. */
  public Optional<Condition> opposite() {
    return excluded && kind == Kind.REMOTE && value.equals(Remote.PARTIAL.id())
        ? Optional.of(new Condition(kind, Remote.NONE.id(), Remote.NONE.label(), text))
        : Optional.empty();
  }

  /** Returns the value as a question asks for it: {@code stage}, or {@code -stage} to exclude. */
  public String asked() {
    return opposite().map(Condition::value).orElse(excluded ? "-" + value : value);
  }
}

package fr.denicheur.reading;

import java.util.List;

/**
 * One line {@code key: value} of a front matter.
 *
 * @param key trimmed, in lower case
 * @param line where the key stands, from 1
 * @param column where the value stands, from 1
 * @param value what it says
 */
record Field(String key, int line, int column, Value value) {

  /** What a field may say. */
  sealed interface Value permits Text, Items, Nested, Refused {}

  /** A scalar, as written: {@code 01000}, {@code NO} and {@code ~} are no more than text. */
  record Text(String text) implements Value {}

  /** A list of scalars, as written. */
  record Items(List<String> items) implements Value {
    Items {
      items = List.copyOf(items);
    }
  }

  /** A mapping or a list of lists: nothing a posting has a use for. */
  record Nested(String shown) implements Value {}

  /** A construct that is refused, and was listed when it was. */
  record Refused(String shown) implements Value {}
}

package fr.denicheur.reading;

import java.util.List;

/**
 * A field of a front matter: {@code key: value}.
 *
 * @param key trimmed, in lower case
 * @param line the line of the key, from 1
 * @param column the column of the value, from 1
 * @param value the value
 */
record Field(String key, int line, int column, Value value) {

  /** The kinds of value that a field may have. */
  sealed interface Value permits Text, Items, Unusable {}

  /** A scalar, as written: {@code 01000}, {@code NO} and {@code ~} are text like any other. */
  record Text(String text) implements Value {}

  /** A list of scalars, as written. */
  record Items(List<String> items) implements Value {
    Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A value that a posting has no use for: a mapping, or a construct that the reader refuses.
   *
   * @param shown the value, as problems show it
   * @param isRefused whether the reader refused the value, and listed a problem when it did
   */
  record Unusable(String shown, boolean isRefused) implements Value {}
}

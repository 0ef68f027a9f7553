package fr.denicheur.reading;

import java.util.List;

/**
 * A field of a front matter: {@code key: value}.
 *
 * @param key trimmed, in lower case
 * @param line the line of the key in the file, from 1
 * @param column the column of the value in its line, from 1
 * @param value the value, converted to no type
 */
record Field(String key, int line, int column, Value value) {

  Field named(String other) {
    return new Field(other, line, column, value);
  }

  /** The value of a field: a text, a list of texts, or something else. */
  sealed interface Value permits Text, Items, Unusable {
    /** Returns the value as one text. */
    default String shown() {
      return switch (this) {
        case Text text -> text.text();
        case Items items -> String.join(", ", items.items());
        case Unusable value -> value.shown();
      };
    }
  }

  /** A scalar, as written: {@code 01000}, {@code NO} and {@code ~} are text like any other. */
  record Text(String text) implements Value {}

  /** A list of scalars, as written. */
  record Items(List<String> items) implements Value {
    Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A value that a posting cannot use: a mapping, or a construct that the reader refuses.
   *
   * @param shown the value, as problems show it
   * @param isRefused whether the reader refused the value, and listed a problem when it did
   */
  record Unusable(String shown, boolean isRefused) implements Value {}
}

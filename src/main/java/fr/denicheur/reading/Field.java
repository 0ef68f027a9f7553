package fr.denicheur.reading;

import fr.denicheur.reading.text.CleanText;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A field of a front matter: {@code key: value}.
 *
 * @param key the name by which it is asked for, in lower case
 * @param written the name in the file, trimmed, in lower case; problems show it
 * @param line the line of the key in the file, from 1
 * @param column the column of the value in its line, from 1
 * @param value the value, converted to no type
 */
record Field(String key, String written, int line, int column, Value value) {
  private static final Pattern AROUND =
      Pattern.compile("^[\\s“”„«‹‘’\"']{1,9}|(?<![\\s“”»›‘’\"'.,;!…])[\\s“”»›‘’\"'.,;!…]{1,9}$");

  Field(String key, int line, int column, Value value) {
    this(key, key, line, column, value);
  }

  /** Returns the field with the characters that entities of HTML mean in its value. */
  Field withoutEntities() {
    return new Field(key, written, line, column, value.withoutEntities());
  }

  /**
   * Returns a value as it can be typed: without the quotes of a typesetter around it and the
   * punctuation behind it. {@code “true”} and {@code Oui !} are as clear as {@code true}.
   */
  static String typed(String value) {
    return AROUND.matcher(value).replaceAll("");
  }

  Field named(String other) {
    return new Field(other, written, line, column, value);
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

    /** Returns the value with the characters that entities of HTML mean. */
    default Value withoutEntities() {
      UnaryOperator<String> decoded = written -> CleanText.withoutEntities(written, any -> true);
      return switch (this) {
        case Text text -> new Text(decoded.apply(text.text()));
        case Items items -> new Items(items.items().stream().map(decoded).toList());
        case Unusable value -> new Unusable(decoded.apply(value.shown()), value.isRefused());
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

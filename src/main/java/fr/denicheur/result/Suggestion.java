package fr.denicheur.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A completion of the text that a person types into the search box.
 *
 * @param text the words, for the search box
 * @param value the value of a filter that finds the same: the id of a role family or the slug of a
 *     startup; {@code null} if there is none
 * @param count about how many postings it finds, 1 or more
 */
public record Suggestion(String text, Kind kind, @Nullable String value, long count) {

  /** The kind of thing that a suggestion names. */
  public enum Kind {
    /** A role family, or the title of a role that several postings recruit for. */
    ROLE,
    /** A product that recruits. */
    STARTUP,
    /** The title of a posting. */
    TITLE,
    /** A word of postings, after the words that were typed before it. */
    WORD;

    /** The name in JSON: lower case. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Suggestion {
    if (text.isBlank() || count < 1) {
      throw new IllegalArgumentException(
          "a suggestion must have a text and lead somewhere; got '" + text + "', " + count);
    }
  }
}

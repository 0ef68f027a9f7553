package fr.denicheur.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field value, split into text and comment at a {@code #}. YAML reads every {@code " #…"} as a
 * comment, so that {@code C# #dev} becomes {@code C#}. Authors mean a comment if a space or nothing
 * follows ({@code false # Basculer…}), and text if a word follows and people read the value.
 *
 * @param kept the part that belongs to the value, without spaces around it
 * @param comment the part after the {@code #}; empty if there is none
 */
record TrailingHash(String kept, String comment) {
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#(?:\\s|$)");
  private static final Pattern ANY_HASH = Pattern.compile("(?:^|\\s)#");

  /** Splits the value of a field, or the text behind it. */
  static TrailingHash of(String key, String written) {
    Matcher hash = (Keys.isProse(key) ? COMMENT : ANY_HASH).matcher(written);
    if (!hash.find()) {
      return new TrailingHash(written.strip(), "");
    }
    return new TrailingHash(
        written.substring(0, hash.start()).strip(), written.substring(hash.end()).strip());
  }

  /** Lists a {@code #} that the author may have meant otherwise, in a value that people read. */
  void report(String key, int line, int column, Findings findings) {
    if (ANY_HASH.matcher(kept).find()) {
      findings.add(Rule.HASH_IN_TEXT, line, column, kept, key);
    }
    if (Keys.isProse(key) && !comment.isEmpty()) {
      findings.add(Rule.COMMENT_IN_TEXT, line, column, comment, key);
    }
  }
}

package fr.denicheur.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code #} behind a value means. YAML takes all of {@code " #…"} for a comment, so that
 * {@code C# #dev} becomes {@code C#}. Its authors mean a comment where a space or nothing follows
 * ({@code false # Basculer…}), and text where a word follows at once and the value is for people.
 *
 * @param kept what belongs to the value, without spaces around it
 * @param comment what does not
 */
record TrailingHash(String kept, String comment) {
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#(?:\\s|$)");
  private static final Pattern ANY_HASH = Pattern.compile("(?:^|\\s)#");

  /** Divides what follows (or is) the value of a field. */
  static TrailingHash of(String key, String written) {
    Matcher hash = (Keys.isProse(key) ? COMMENT : ANY_HASH).matcher(written);
    if (!hash.find()) {
      return new TrailingHash(written.strip(), "");
    }
    return new TrailingHash(
        written.substring(0, hash.start()).strip(), written.substring(hash.end()).strip());
  }

  /** Lists what an author may not have meant; a lone {@code #} and comments on facts are plain. */
  void report(String key, int line, int column, Findings findings) {
    if (ANY_HASH.matcher(kept).find()) {
      findings.add(Rule.HASH_IN_TEXT, line, column, kept, key);
    }
    if (Keys.isProse(key) && !comment.isEmpty()) {
      findings.add(Rule.COMMENT_IN_TEXT, line, column, comment, key);
    }
  }
}

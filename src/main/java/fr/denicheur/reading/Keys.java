package fr.denicheur.reading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes the names of front matter fields, and lines that look like fields. */
final class Keys {
  /**
   * Fields that show a front matter even if its {@code ---} are missing or misplaced. The fields
   * that say whether a posting is open do so too.
   */
  private static final Set<String> TELLING =
      Set.of("roles", "role", "titles", "title", "startup", "date", "junior", "techno");

  /** Fields that occur beside those; alone they could be words of a text. */
  private static final Set<String> COMPANIONS =
      Set.of(
          "contrat",
          "domaines",
          "domaine",
          "friend",
          "contact",
          "contacts",
          "externalurl",
          "type",
          "equipe",
          "status",
          "redirect_from",
          "authors",
          "airtable_formulaire");

  /** Fields whose value is text for people, so that a {@code #} may be part of it. */
  private static final Set<String> PROSE =
      Set.of(
          "roles", "role", "titles", "title", "techno", "contrat", "domaines", "friend", "contact");

  /** Every repetition is bounded, so that a long line takes no longer than a short one. */
  private static final Pattern NAMED =
      Pattern.compile(
          "^[\\s\\p{Z}\\p{Cf}]{0,40}[\"']?([\\p{L}\\p{N}_-]{1,60})[\"']?[\\s\\p{Z}\\p{Cf}]{0,40}:");

  private static final Pattern YAML_LIKE = Pattern.compile("^(?:\\s|-\\s|#(?:\\s|$)|[\\]}\"'])");

  private Keys() {}

  /** Returns a key in lower case, without invisible characters. */
  static String folded(String written) {
    return CleanText.line(written).toLowerCase(Locale.ROOT);
  }

  /** Whether a field's value is text for people. */
  static boolean isProse(String key) {
    return PROSE.contains(key);
  }

  /** Whether a line begins like a field: one word, a colon and a space. */
  static boolean looksLikeField(String line) {
    Matcher m = NAMED.matcher(line);
    return m.find() && (isKnown(m.group(1)) || m.end() == line.length() || spaceAt(line, m.end()));
  }

  /** Whether a line begins with a field that occurs in postings. */
  static boolean isKnownField(String line) {
    Matcher m = NAMED.matcher(line);
    return m.find() && isKnown(m.group(1));
  }

  /** Whether a line begins with a field that is frequent in postings and rare elsewhere. */
  static boolean isTellingField(String line) {
    Matcher m = NAMED.matcher(line);
    return m.find() && isTelling(folded(m.group(1)));
  }

  /** Whether a line begins with a field that says whether a posting is open. */
  static boolean isFieldOfOpening(String line) {
    Matcher m = NAMED.matcher(line);
    return m.find() && isOfOpening(folded(m.group(1)));
  }

  /** Whether a field says whether a posting is open. */
  static boolean isOfOpening(String key) {
    return Opening.KEYS.contains(key);
  }

  /** Whether a line may follow a field: indented, list item, comment, closing bracket. */
  static boolean belongsToField(String line) {
    return YAML_LIKE.matcher(line).find();
  }

  private static boolean isKnown(String name) {
    String key = folded(name);
    return isTelling(key) || COMPANIONS.contains(key);
  }

  private static boolean isTelling(String key) {
    return TELLING.contains(key) || isOfOpening(key);
  }

  private static boolean spaceAt(String line, int index) {
    return CleanText.isSpace(line.charAt(index));
  }
}

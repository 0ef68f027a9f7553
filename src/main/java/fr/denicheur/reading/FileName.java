package fr.denicheur.reading;

import fr.denicheur.posting.PostingId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file says where its front matter does not.
 *
 * @param name the last part of a posting's id
 */
record FileName(String name) {
  private static final Pattern DATE = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2})(?!\\d)");
  private static final Pattern NEARLY_DATE =
      Pattern.compile("^(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}-\\d{1,2}-\\d{4})(?!\\d)");

  /** For a name of which nothing can be seen. */
  private static final String UNNAMED = "Sans titre";

  private static final Pattern SEPARATORS = Pattern.compile("[-_.\\s]+");

  static FileName of(PostingId id) {
    return new FileName(id.value().substring(id.value().lastIndexOf('/') + 1));
  }

  /** Returns the date that begins the name, and says where there is one that does not exist. */
  Optional<LocalDate> date(Findings findings) {
    Matcher date = DATE.matcher(name);
    Optional<LocalDate> day = date.find() ? Day.ofDate(date.group(1)) : Optional.empty();
    Matcher nearly = NEARLY_DATE.matcher(name);
    if (day.isEmpty() && nearly.find()) {
      findings.add(Rule.FILE_NAME_DATE_INVALID, 0, 0, nearly.group());
    }
    return day;
  }

  /** Returns the name as words, without its date; never blank. */
  String readable() {
    String words = words(NEARLY_DATE.matcher(name).replaceFirst(""));
    String shown = words.isEmpty() ? CleanText.line(name) : words;
    return shown.isEmpty() ? UNNAMED : shown;
  }

  private static String words(String name) {
    String words = SEPARATORS.matcher(CleanText.line(name)).replaceAll(" ").strip();
    int first = words.isEmpty() ? 0 : words.offsetByCodePoints(0, 1);
    return words.substring(0, first).toUpperCase(Locale.FRENCH) + words.substring(first);
  }
}

package fr.denicheur.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates in the front matter and the name of a posting file. Accepts dates that exist and
 * are written as ISO 8601.
 */
final class Day {
  /** Postings are published in France: a time is converted to the date in Paris. */
  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern NAME_DAY = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2})(?!\\d)");

  /** The beginning of a file's name that was meant as a date, even if that date does not exist. */
  static final Pattern NEARLY_NAME_DAY =
      Pattern.compile("^(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}-\\d{1,2}-\\d{4})(?!\\d)");

  private static final Pattern BEGINS_WITH_DAY = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}(?:$|[Tt])");

  private final FrontMatter frontMatter;
  private final Findings findings;

  Day(FrontMatter frontMatter, Findings findings) {
    this.frontMatter = frontMatter;
    this.findings = findings;
  }

  /** Returns the day that a field gives. If it gives something else, lists a problem. */
  Optional<LocalDate> of(String key) {
    Optional<String> written = frontMatter.fact(key).filter(text -> !isNull(text));
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Field field = frontMatter.field(key).orElseThrow();
    Optional<LocalDate> day = of(field, written.get());
    if (day.isEmpty()) {
      findings.add(Rule.DATE_NOT_ISO, field, written.get(), key);
    }
    return day;
  }

  /** Returns the day that a text gives, or nothing if it is no ISO date or date-time. */
  Optional<LocalDate> of(Field field, String written) {
    if (!BEGINS_WITH_DAY.matcher(written).find()) {
      return Optional.empty();
    }
    return written.length() == 10
        ? ofDate(written)
        : ofZonedTime(written).or(() -> ofBareTime(field, written));
  }

  /** Returns the day that begins a file's name. If it does not exist, lists a problem. */
  Optional<LocalDate> ofName(String name) {
    Matcher written = NAME_DAY.matcher(name);
    Optional<LocalDate> day = written.find() ? ofDate(written.group(1)) : Optional.empty();
    Matcher nearly = NEARLY_NAME_DAY.matcher(name);
    if (day.isEmpty() && nearly.find()) {
      findings.add(Rule.FILE_NAME_DATE_INVALID, 0, 0, nearly.group());
    }
    return day;
  }

  private static Optional<LocalDate> ofDate(String written) {
    try {
      return Optional.of(LocalDate.parse(written, DAY)).filter(Day::isOfOurEra);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> ofZonedTime(String written) {
    try {
      return Optional.of(OffsetDateTime.parse(written).atZoneSameInstant(ZONE).toLocalDate())
          .filter(Day::isOfOurEra);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<LocalDate> ofBareTime(Field field, String written) {
    try {
      LocalDate day = LocalDateTime.parse(written).toLocalDate();
      findings.add(Rule.DATE_WITHOUT_ZONE, field, written, field.key());
      return Optional.of(day);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the year is 1 to 9999, so that it is written in four digits everywhere. */
  private static boolean isOfOurEra(LocalDate day) {
    return day.getYear() >= 1 && day.getYear() <= 9999;
  }

  /** Whether a text is one of YAML's two ways to write a missing value. */
  static boolean isNull(String text) {
    return text.equals("~") || text.equalsIgnoreCase("null");
  }
}

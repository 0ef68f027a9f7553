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
import java.util.regex.Pattern;

/** Reads days from the dates of a front matter: ISO 8601, and only what exists in the calendar. */
final class Day {
  /** Where a date-time falls on a day. */
  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern BEGINS_WITH_DAY = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}(?:$|[Tt])");

  private final FrontMatter frontMatter;
  private final Findings findings;

  Day(FrontMatter frontMatter, Findings findings) {
    this.frontMatter = frontMatter;
    this.findings = findings;
  }

  /** Returns the day a field gives; where it holds something else, says so and returns nothing. */
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

  /** Returns the day a text gives, or nothing where it is no ISO date or date-time. */
  Optional<LocalDate> of(Field field, String written) {
    if (!BEGINS_WITH_DAY.matcher(written).find()) {
      return Optional.empty();
    }
    return written.length() == 10 ? ofDate(written) : ofTime(field, written);
  }

  /** Returns the day that {@code uuuu-MM-dd} gives, if there is such a day. */
  static Optional<LocalDate> ofDate(String written) {
    try {
      return Optional.of(LocalDate.parse(written, DAY)).filter(Day::isOfOurEra);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<LocalDate> ofTime(Field field, String written) {
    Optional<LocalDate> day = ofZonedTime(written);
    return day.isPresent() ? day : ofBareTime(field, written);
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

  /** Whether a year has four digits wherever it is, and is one. */
  private static boolean isOfOurEra(LocalDate day) {
    return day.getYear() >= 1 && day.getYear() <= 9999;
  }

  /** YAML's own ways to say that there is no value. */
  static boolean isNull(String text) {
    return text.equals("~") || text.equalsIgnoreCase("null");
  }
}

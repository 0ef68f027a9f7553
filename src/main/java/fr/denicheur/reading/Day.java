package fr.denicheur.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the dates in the front matter and the name of a posting file: ISO 8601, what YAML and
 * Jekyll write, other orders of day, month and year if only one of them makes a date, and months in
 * French words.
 */
final class Day {
  /** Postings are published in France: a time is converted to the date in Paris. */
  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** The beginning of a file's name that was meant as a date, even if that date does not exist. */
  static final Pattern NEARLY_NAME_DAY =
      Pattern.compile("^(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}-\\d{1,2}-\\d{4})(?!\\d)");

  /** A day, and what stands behind it. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "^(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})([Tt\\s].{0,80})?$");

  private static final Pattern TIME =
      Pattern.compile(
          "^[Tt\\s]{1,9}(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d{1,9})?"
              + "\\s{0,9}([A-Za-z][\\w/+-]{0,40}|[+-]\\d{1,2}:?\\d{0,2})?$");

  /** {@code 3 janvier 2026}, {@code Vendredi 1er mai 2026}, {@code 15 sept. 2026}. */
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "^(?:(?:le|[a-z]{2,6}di|dimanche)\\s)?(\\d{1,2})(?:er|ᵉʳ)?[\\s-](\\p{L}{3,9})\\.?[\\s-](\\d{4})(?!\\d)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SEPARATOR = Pattern.compile("[-/.]");

  private final FrontMatter frontMatter;
  private final Findings findings;

  Day(FrontMatter frontMatter, Findings findings) {
    this.frontMatter = frontMatter;
    this.findings = findings;
  }

  /** Returns the day in Paris that a field gives. If it gives something else, lists a problem. */
  Optional<LocalDate> of(String key) {
    return moment(key, false).map(moment -> LocalDate.ofInstant(moment, ZONE));
  }

  /**
   * Returns the moment that a field gives; of a day its beginning or its end in Paris. If it gives
   * something else, lists a problem.
   */
  Optional<Instant> moment(String key, boolean isEnd) {
    Optional<String> written = frontMatter.fact(key).filter(text -> !isNull(text));
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Field field = frontMatter.field(key).orElseThrow();
    Optional<Instant> moment = moment(field, written.get(), isEnd);
    if (moment.isEmpty()) {
      findings.add(Rule.DATE_NOT_ISO, field, written.get(), field.written(), reason(written.get()));
    }
    return moment;
  }

  /** Returns the moment that a text gives, or nothing if it is no date or date-time. */
  Optional<Instant> moment(Field field, String written, boolean isEnd) {
    Matcher parts = WRITTEN.matcher(inNumbers(Field.typed(written)));
    Optional<LocalDate> day = parts.find() ? day(parts.group(1)) : Optional.empty();
    if (day.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> moment =
        parts.group(2) == null
            ? Optional.of(day.get().plusDays(isEnd ? 1 : 0).atStartOfDay(ZONE).toInstant())
            : timed(field, written, day.get(), parts.group(2));
    if (moment.isPresent() && !isInOrder(parts.group(1), day.get())) {
      findings.add(Rule.DATE_ORDER, field, written, field.written(), day.get());
    }
    return moment;
  }

  private Optional<Instant> timed(Field field, String written, LocalDate day, String behind) {
    Matcher time = TIME.matcher(behind);
    Optional<Instant> moment = time.find() ? moment(day, time) : Optional.empty();
    if (moment.isPresent() && time.group(4) == null) {
      findings.add(Rule.DATE_WITHOUT_ZONE, field, written, field.written());
    }
    return moment;
  }

  /** Returns the day that begins a file's name. If it is none, lists a problem. */
  Optional<LocalDate> ofName(String name) {
    Matcher nearly = NEARLY_NAME_DAY.matcher(name);
    if (!nearly.find()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = day(nearly.group());
    if (day.isEmpty()) {
      String written = nearly.group();
      findings.add(Rule.FILE_NAME_DATE_INVALID, 0, 0, written, reason(written));
    }
    return day;
  }

  /** Returns a date whose month is a French word, whole or cut short, in numbers. */
  private static String inNumbers(String written) {
    return IN_WORDS
        .matcher(written)
        .replaceFirst(date -> {
          String word = Keys.bare(date.group(2));
          List<Month> months =
              Stream.of(Month.values()).filter(month -> nameOf(month).startsWith(word)).toList();
          return months.size() == 1
              ? date.group(3) + "-" + months.getFirst().getValue() + "-" + date.group(1)
              : Matcher.quoteReplacement(date.group());
        });
  }

  private static String nameOf(Month month) {
    return Keys.bare(month.getDisplayName(TextStyle.FULL, Locale.FRENCH));
  }

  /** Whether a day is written year, month, day. */
  private static boolean isInOrder(String written, LocalDate day) {
    List<String> numbers = numbers(written);
    return numbers.getFirst().length() == 4
        && Integer.parseInt(numbers.get(1)) == day.getMonthValue();
  }

  private static List<String> numbers(String written) {
    return SEPARATOR.splitAsStream(written).toList();
  }

  private static Optional<Instant> moment(LocalDate day, Matcher parts) {
    try {
      int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
      LocalTime time =
          LocalTime.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), second);
      String zone = parts.group(4);
      ZoneId at =
          zone == null ? ZONE : ZoneId.of(zone.length() > 1 ? zone : zone.toUpperCase(Locale.ROOT));
      Instant moment = day.atTime(time).atZone(at).toInstant();
      return Optional.of(moment).filter(m -> isOfOurEra(LocalDate.ofInstant(m, ZONE)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the only day that three numbers can mean; the year has four digits. */
  private static Optional<LocalDate> day(String written) {
    List<String> numbers = numbers(written);
    boolean isYearFirst = numbers.getFirst().length() == 4;
    int year = Integer.parseInt(numbers.get(isYearFirst ? 0 : 2));
    int last = Integer.parseInt(numbers.get(isYearFirst ? 2 : 0));
    int middle = Integer.parseInt(numbers.get(1));
    Optional<LocalDate> usual = day(year, middle, last);
    Optional<LocalDate> other = day(year, last, middle);
    boolean isClear = isYearFirst || other.isEmpty() || usual.equals(other);
    return usual.isEmpty() ? other : usual.filter(day -> isClear);
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day)).filter(Day::isOfOurEra);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Says why a text is not read as a date. */
  private static String reason(String written) {
    Matcher parts = WRITTEN.matcher(inNumbers(Field.typed(written)));
    if (!parts.find() || (parts.group(2) != null && !TIME.matcher(parts.group(2)).find())) {
      return "elle n'est pas écrite aaaa-mm-jj";
    }
    if (day(parts.group(1)).isPresent()) {
      return "cette heure ou ce fuseau n'existe pas";
    }
    List<String> numbers = numbers(parts.group(1));
    boolean isAmbiguous =
        isMonth(numbers.get(0)) && isMonth(numbers.get(1)) && !numbers.get(2).equals("0000");
    return isAmbiguous ? "le jour et le mois peuvent se confondre" : "ce jour n'existe pas";
  }

  private static boolean isMonth(String number) {
    int value = Integer.parseInt(number);
    return value >= 1 && value <= 12;
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

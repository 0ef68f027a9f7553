package fr.denicheur.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
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

  /**
   * What may stand before the day at which a posting closes: {@code jusqu'au}, {@code avant le}.
   */
  private static final Pattern BEFORE_DAY =
      Pattern.compile(
          "^(?:jusqu['’](?:au|en|à)|avant|au plus tard|d['’]ici)\\s(?:(?:le|la)\\s)?",
          Pattern.CASE_INSENSITIVE);

  /** A day in any order, and anything behind it. */
  private static final Pattern DAY_AND_MORE =
      Pattern.compile(
          "^(?:le\\s)?(?:(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})|(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}))(?!\\d)");

  /** A month or a year: {@code décembre 2020}, {@code fin 2020}, {@code 12/2020}. */
  private static final Pattern PERIOD =
      Pattern.compile(
          "^(?:(?:fin|courant|mi|début)[\\s-](?:de\\s|d['’])?(?:l['’]année\\s)?)?"
              + "(?:(\\p{L}{3,9})\\.?[\\s-]|(\\d{1,2})[-/.])?(\\d{4})$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern YEAR_AND_MONTH = Pattern.compile("^(\\d{4})[-/.](\\d{1,2})$");

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
   * Returns the moment that a field gives; of a day its beginning or its end in Paris. An end that
   * is not clear is the last one that the field can mean. If it gives something else, lists a
   * problem.
   */
  Optional<Instant> moment(String key, boolean isEnd) {
    Optional<String> written = frontMatter.fact(key).filter(text -> !isNull(text));
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Field field = frontMatter.field(key).orElseThrow();
    Optional<Instant> moment =
        moment(field, written.get(), isEnd)
            .or(() -> isEnd ? latest(field, written.get()) : Optional.empty());
    if (moment.isEmpty()) {
      findings.add(Rule.DATE_NOT_ISO, field, written.get(), field.written(), reason(written.get()));
    }
    return moment;
  }

  /** Returns the end of the last day that a text can mean, and lists the day that it is read as. */
  private Optional<Instant> latest(Field field, String written) {
    Optional<LocalDate> last = latest(written);
    last.ifPresent(day -> findings.add(Rule.DATE_ORDER, field, written, field.written(), day));
    return last.map(day -> edge(day, true));
  }

  /**
   * Returns the last day that a text can mean: of two orders of day and month the later, of a month
   * or a year its end, of a day that does not exist the end of its month.
   */
  private static Optional<LocalDate> latest(String written) {
    String until = BEFORE_DAY.matcher(Field.typed(written)).replaceFirst("");
    String typed = YEAR_AND_MONTH.matcher(until).replaceFirst("$2/$1");
    Matcher day = DAY_AND_MORE.matcher(inNumbers(typed));
    if (day.find()) {
      boolean isYearFirst = day.group(1) != null;
      int year = Integer.parseInt(isYearFirst ? day.group(1) : day.group(6));
      int one = Integer.parseInt(day.group(isYearFirst ? 2 : 4));
      int other = Integer.parseInt(day.group(isYearFirst ? 3 : 5));
      return Stream.of(lastOf(year, one, other), lastOf(year, other, one))
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder());
    }
    Matcher period = PERIOD.matcher(typed);
    if (!period.find()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(period.group(3));
    return period.group(1) == null && period.group(2) == null
        ? lastOf(year, 12, 31)
        : month(period).flatMap(month -> lastOf(year, month, 31));
  }

  private static Optional<Integer> month(Matcher period) {
    return period.group(2) == null
        ? monthOf(period.group(1)).map(Month::getValue)
        : Optional.of(Integer.parseInt(period.group(2)));
  }

  private static Optional<LocalDate> lastOf(int year, int month, int day) {
    boolean isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return isDay
        ? day(year, month, Math.min(day, YearMonth.of(year, month).lengthOfMonth()))
        : Optional.empty();
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
            ? Optional.of(edge(day.get(), isEnd))
            : timed(field, written, day.get(), parts.group(2));
    if (moment.isPresent() && !isInOrder(parts.group(1), day.get())) {
      findings.add(Rule.DATE_ORDER, field, written, field.written(), day.get());
    }
    return moment;
  }

  /** Returns the beginning of a day in Paris, or its end. */
  private static Instant edge(LocalDate day, boolean isEnd) {
    return day.plusDays(isEnd ? 1 : 0).atStartOfDay(ZONE).toInstant();
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
          Optional<Month> month = monthOf(date.group(2));
          return month.isPresent()
              ? date.group(3) + "-" + month.get().getValue() + "-" + date.group(1)
              : Matcher.quoteReplacement(date.group());
        });
  }

  /** Returns the only month whose French name begins with a word. */
  private static Optional<Month> monthOf(String written) {
    String word = Keys.bare(written);
    List<Month> months =
        Stream.of(Month.values()).filter(month -> nameOf(month).startsWith(word)).toList();
    return months.size() == 1 ? Optional.of(months.getFirst()) : Optional.empty();
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

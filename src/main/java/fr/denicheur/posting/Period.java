package fr.denicheur.posting;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A month or a whole year of the calendar.
 *
 * @param value {@code 2021-12} or {@code 2021}
 */
public record Period(String value) {
  private static final Pattern WRITTEN = Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2]))?");

  private static final int YEAR_LENGTH = 4;

  /** The names of the months, from January. */
  private static final List<String> MONTHS =
      Stream.of(Month.values())
          .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, Locale.FRENCH))
          .toList();

  public Period {
    if (!isWritten(value)) {
      throw new IllegalArgumentException(
          "a period must be a month (2021-12) or a year (2021); got '" + value + "'");
    }
  }

  /** Whether a text is a period as it is written here. */
  public static boolean isWritten(String text) {
    return WRITTEN.matcher(text).matches();
  }

  /** Returns the month of a day. */
  public static Period monthOf(LocalDate day) {
    return new Period(YearMonth.from(day).toString());
  }

  /** Returns the year that this is, or that this month is in. */
  public Period year() {
    return new Period(value.substring(0, YEAR_LENGTH));
  }

  /** Whether this is a whole year. */
  public boolean isYear() {
    return value.length() == YEAR_LENGTH;
  }

  /** Whether another period is this one, or a month of this year. */
  public boolean contains(Period other) {
    return other.value.startsWith(value);
  }

  /** Returns what to show, in French: {@code décembre 2021}. */
  public String label() {
    return isYear()
        ? value
        : MONTHS.get(Integer.parseInt(value.substring(YEAR_LENGTH + 1)) - 1) + " " + year();
  }

  @Override
  public String toString() {
    return value;
  }
}

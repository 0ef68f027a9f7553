package fr.denicheur.algolia;

import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.Dated;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A posting's day as clients compare it: the seconds from 1970 to its first moment in UTC. */
final class Epoch {
  private static final double DAY = Duration.ofDays(1).toSeconds();

  /** Days; ten thousand years. Numbers beyond are as good. */
  private static final long FARTHEST = 3_652_425;

  private static final String NUMBER = "-?[0-9]{1,16}(?:\\.[0-9]{1,9})?";
  private static final Pattern RANGE =
      Pattern.compile("(" + NUMBER + ")\\s{1,9}TO\\s{1,9}(" + NUMBER + ")");
  private static final Pattern WRITTEN = Pattern.compile(NUMBER);

  private Epoch() {}

  /** Returns the seconds of a day. */
  static long seconds(LocalDate day) {
    return day.toEpochDay() * (long) DAY;
  }

  /**
   * Returns the restriction to days between two numbers, both included; {@code null} if a text is
   * no such range.
   *
   * @param range {@code 1600000000 TO 1700000000}
   */
  static @Nullable Restriction within(String range) {
    Matcher numbers = RANGE.matcher(range);
    return numbers.matches()
        ? between(
            Math.ceil(Double.parseDouble(numbers.group(1)) / DAY),
            Math.floor(Double.parseDouble(numbers.group(2)) / DAY))
        : null;
  }

  /**
   * Returns the restriction to days that compare with a number; {@code null} if an operator or a
   * number is none.
   *
   * @param operator one of {@code < <= = != >= >}
   */
  static @Nullable Restriction compared(String operator, String number) {
    if (!WRITTEN.matcher(number).matches()) {
      return null;
    }
    double days = Double.parseDouble(number) / DAY;
    return switch (operator) {
      case "<" -> between(-FARTHEST, Math.ceil(days) - 1);
      case "<=" -> between(-FARTHEST, Math.floor(days));
      case "=" -> between(Math.ceil(days), Math.floor(days));
      case "!=" -> new Restriction.Not(between(Math.ceil(days), Math.floor(days)));
      case ">=" -> between(Math.ceil(days), FARTHEST);
      case ">" -> between(Math.floor(days) + 1, FARTHEST);
      default -> null;
    };
  }

  private static Restriction between(double from, double to) {
    return from > to ? Restriction.unmet() : new Dated(day(from), day(to));
  }

  private static LocalDate day(double number) {
    return LocalDate.ofEpochDay(Math.clamp((long) number, -FARTHEST, FARTHEST));
  }
}

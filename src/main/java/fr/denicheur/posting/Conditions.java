package fr.denicheur.posting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Under which conditions is the work done? Read from a posting by rules; what is not clearly said
 * is unknown.
 *
 * <p>Values by kind: {@code CONTRACT} the id of a {@link Contract}; {@code REMOTE} the id of a
 * {@link Remote}; {@code PLACE} and {@code TECHNO} a slug; {@code DAYS} and {@code MONTHS} a {@link
 * Range} as it writes itself; {@code BEGINNER} {@code true} or {@code false}.
 *
 * @param all in the order of their kinds; several contracts, places and technologies, at most one
 *     condition of every other kind
 */
public record Conditions(List<Condition> all) {
  /** The conditions of a posting that says none. */
  public static final Conditions UNKNOWN = new Conditions(List.of());

  /** What lists show beside the title, in this order. */
  public static final List<Condition.Kind> IN_LISTS =
      List.of(Condition.Kind.CONTRACT, Condition.Kind.REMOTE, Condition.Kind.PLACE);

  /**
   * Two numbers and all between them.
   *
   * @param min above 0
   * @param max at least {@code min}
   */
  public record Range(double min, double max) {
    public Range {
      if (!(min > 0 && min <= max)) {
        throw new IllegalArgumentException(
            "a range must go from a number above 0 to one as large; got " + min + " to " + max);
      }
    }

    /** Returns the range that {@link #toString} wrote. */
    public static Range of(String written) {
      int dash = written.indexOf('-');
      double min = Double.parseDouble(dash < 0 ? written : written.substring(0, dash));
      return new Range(min, dash < 0 ? min : Double.parseDouble(written.substring(dash + 1)));
    }

    /** Returns {@code 3}, or {@code 2.5-5}. */
    @Override
    public String toString() {
      return min < max ? written(min) + "-" + written(max) : written(min);
    }

    private static String written(double number) {
      return number % 1 > 0 ? Double.toString(number) : Long.toString((long) number);
    }
  }

  public Conditions {
    all = List.copyOf(all);
  }

  /** Returns the conditions of one kind. */
  public List<Condition> of(Condition.Kind kind) {
    List<Condition> found = new ArrayList<>(all.size()); // lists ask for each kind of each posting
    for (Condition one : all) {
      if (one.kind() == kind) {
        found.add(one);
      }
    }
    return found;
  }

  /** Returns the values of one kind. */
  public List<String> values(Condition.Kind kind) {
    return of(kind).stream().map(Condition::value).toList();
  }

  /** Returns the value of a kind that has one at most. */
  public Optional<String> value(Condition.Kind kind) {
    for (Condition one : all) {
      if (one.kind() == kind) {
        return Optional.of(one.value());
      }
    }
    return Optional.empty();
  }

  /** Whether one of them was read in a field of the front matter that has this value. */
  public boolean areReadIn(String value) {
    String end = " : " + value.toLowerCase(Locale.ROOT);
    return all.stream().anyMatch(one -> one.text().toLowerCase(Locale.ROOT).endsWith(end));
  }

  /** Returns the days of work a week, or the months of work; nothing if unknown. */
  public Optional<Range> range(Condition.Kind kind) {
    return value(kind).map(Range::of);
  }

  /** Returns whether beginners are welcome; nothing if unknown. */
  public Optional<Boolean> beginner() {
    return value(Condition.Kind.BEGINNER).map(Boolean::valueOf);
  }
}

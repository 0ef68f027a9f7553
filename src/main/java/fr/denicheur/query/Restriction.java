package fr.denicheur.query;

import fr.denicheur.posting.Facet;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a posting of an answer must meet, beside the chosen values of facets. Unlike a
 * chosen value, it counts when its own facet is counted.
 */
public sealed interface Restriction {
  /** Returns what restricts nothing. */
  static Restriction none() {
    return new AllOf(List.of());
  }

  /** Returns what no posting meets. */
  static Restriction unmet() {
    return new AnyOf(List.of());
  }

  /** The posting has a value of a facet, or one of its months if the value is a year. */
  record Having(Facet facet, String value) implements Restriction {}

  /**
   * The posting has a date, not before one day and not after another.
   *
   * @param from the first day; {@code null} if there is none
   * @param to the last day, included; {@code null} if there is none
   */
  record Dated(@Nullable LocalDate from, @Nullable LocalDate to) implements Restriction {
    public Dated {
      if (from != null && to != null && from.isAfter(to)) {
        throw new InvalidQueryException(
            "from", "from must not be after to; got " + from + " and " + to);
      }
    }
  }

  /** The posting meets all of several; every posting does if there are none. */
  record AllOf(List<Restriction> parts) implements Restriction {
    public AllOf {
      parts = List.copyOf(parts);
    }
  }

  /** The posting meets one of several or more; none does if there are none. */
  record AnyOf(List<Restriction> parts) implements Restriction {
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }

  /** The posting does not meet another. */
  record Not(Restriction part) implements Restriction {}

  /**
   * Returns the restriction to some days, as the parameters {@code from} and {@code to} say it.
   *
   * @param from an ISO day; {@code null} or empty if there is none
   * @param to an ISO day, included; {@code null} or empty if there is none
   * @throws InvalidQueryException if one is not such a day, or the first comes after the last
   */
  static Restriction days(@Nullable String from, @Nullable String to) {
    LocalDate first = day("from", from);
    LocalDate last = day("to", to);
    return first == null && last == null ? none() : new Dated(first, last);
  }

  private static @Nullable LocalDate day(String name, @Nullable String written) {
    try {
      return written == null || written.isEmpty() ? null : LocalDate.parse(written);
    } catch (DateTimeParseException e) {
      throw new InvalidQueryException(
          name, name + " must be a day such as 2021-12-09; got '" + written + "'");
    }
  }

  /** Returns the parts that a posting must all meet, in order; none of them is an {@link AllOf}. */
  default Set<Restriction> demands() {
    Set<Restriction> demands = new LinkedHashSet<>();
    if (this instanceof AllOf(List<Restriction> several)) {
      several.forEach(part -> demands.addAll(part.demands()));
    } else {
      demands.add(this);
    }
    return demands;
  }

  /** Returns how many values and ranges of days it names. */
  default int size() {
    return switch (this) {
      case Having having -> 1;
      case Dated dated -> 1;
      case AllOf(List<Restriction> parts) -> parts.stream().mapToInt(Restriction::size).sum();
      case AnyOf(List<Restriction> parts) -> parts.stream().mapToInt(Restriction::size).sum();
      case Not(Restriction part) -> part.size();
    };
  }
}

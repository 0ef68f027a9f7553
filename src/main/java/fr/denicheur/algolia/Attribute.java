package fr.denicheur.algolia;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Period;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.Having;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hits;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What clients may count and filter by, with its name on the wire. */
enum Attribute {
  ROLES("roles", Facet.ROLE),
  ROLE("role", Facet.ROLE),
  STARTUP("startup", Facet.STARTUP),
  INCUBATOR("incubator", Facet.INCUBATOR),
  THEME("theme", Facet.THEME),
  OPEN("open", Facet.OPEN),
  JUNIOR("junior", Facet.JUNIOR),
  CONTRACT("contract", Facet.CONTRACT),
  REMOTE("remote", Facet.REMOTE),
  PLACE("place", Facet.PLACE),
  TECHNO("techno", Facet.TECHNO),
  /** A month as our own API writes it: {@code 2021-12}; a filter may name a year. */
  MONTH("month", Facet.MONTH),
  /** The first level of a hierarchical menu: {@code 2021}. */
  YEAR("month.lvl0", Facet.MONTH),
  /** The second level: {@code 2021 > 12}. */
  MONTH_OF_YEAR("month.lvl1", Facet.MONTH),
  /** The day, in seconds: see {@link Epoch}. */
  DATE("date", null);

  /** Those that {@code *} stands for: each fact once. */
  static final List<Attribute> ALL =
      Stream.of(values()).filter(one -> one != ROLE && one != MONTH).toList();

  private static final String BETWEEN_LEVELS = " > ";
  private static final Map<String, Attribute> BY_NAME =
      Stream.of(values()).collect(toMap(Attribute::wire, Function.identity()));

  private final String wire;
  private final @Nullable Facet facet;

  Attribute(String wire, @Nullable Facet facet) {
    this.wire = wire;
    this.facet = facet;
  }

  /** The name on the wire. */
  String wire() {
    return wire;
  }

  /** The facet that is counted for it; {@code null} if days are. */
  @Nullable Facet facet() {
    return facet;
  }

  /** Whether an answer leaves it out if no posting has a value, because no catalogue gives any. */
  boolean isLeftOutEmpty() {
    return facet != null && facet.isOfCatalogue();
  }

  /** Returns the attribute with a name; {@code null} if there is none. */
  static @Nullable Attribute named(String wire) {
    return BY_NAME.get(wire);
  }

  /**
   * Returns the attribute with a name.
   *
   * @param parameter the field of the request that names it
   * @throws InvalidQueryException if there is none; the message lists the known ones
   */
  static Attribute required(String wire, String parameter) {
    Attribute named = named(wire);
    if (named == null) {
      throw new InvalidQueryException(
          parameter,
          String.format(
              Locale.ROOT,
              "%s: there is no attribute '%s' to filter by; known here: %s",
              parameter,
              wire,
              Arrays.stream(values()).map(Attribute::wire).collect(joining(", "))));
    }
    return named;
  }

  /**
   * Returns the condition that a posting has a value; no posting does if the value is malformed.
   */
  Restriction having(String value) {
    if (facet == null) {
      Restriction same = Epoch.compared("=", value);
      return same == null ? Restriction.unmet() : same;
    }
    String ours =
        switch (facet.kind()) {
          case SLUG -> facet.slugOf(value);
          case PERIOD -> period(value);
          case CHOICE, FLAG, MENTION -> value.toLowerCase(Locale.ROOT);
        };
    return ours.isEmpty() ? Restriction.unmet() : new Having(facet, ours);
  }

  private String period(String value) {
    String ours = this == MONTH_OF_YEAR ? value.replace(BETWEEN_LEVELS, "-") : value;
    return Period.isWritten(ours) ? ours : "";
  }

  /** Returns how a period of our own is written as this attribute; of other facets the value. */
  String written(String ours) {
    return switch (this) {
      case YEAR -> new Period(ours).year().value();
      case MONTH_OF_YEAR -> ours.replace("-", BETWEEN_LEVELS);
      default -> ours;
    };
  }

  /** Returns the counted values, the most frequent first. */
  Map<String, Long> counts(Hits hits, int most) {
    if (facet != null) {
      return counts(hits.facets().getOrDefault(facet, List.of()), most);
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    hits.days().forEach((day, count) -> counts.put(Long.toString(Epoch.seconds(day)), count));
    return mostFrequent(counts, most);
  }

  /** Returns the values that a facet search found, the most frequent first. */
  Map<String, Long> counts(List<FacetCount> found, int most) {
    Map<String, Long> counts = new LinkedHashMap<>();
    found.stream()
        .filter(count -> count.count() > 0)
        .forEach(count -> counts.merge(written(count.value()), count.count(), Long::sum));
    return mostFrequent(counts, most);
  }

  private static Map<String, Long> mostFrequent(Map<String, Long> counts, int most) {
    Map<String, Long> first = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(most)
        .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
    return first;
  }
}

package fr.denicheur.query;

import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Facet.Kind;
import fr.denicheur.posting.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Restricts an answer to postings that have chosen values of facets, and meet a further condition.
 * Values of one facet combine with OR, facets with AND.
 *
 * @param selections the chosen values by facet, in the order they were chosen; facets without a
 *     choice are absent
 * @param restriction what postings must meet besides, such as a range of days; names at most {@link
 *     #MAX_VALUES} values
 */
public record Filter(Map<Facet, Set<String>> selections, Restriction restriction) {
  /** Restricts nothing. */
  public static final Filter NONE = new Filter(Map.of(), Restriction.none());

  /** The most values of one facet. No person clicks more; a script that sends more is refused. */
  public static final int MAX_VALUES = 100;

  public Filter {
    Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
    selections.forEach((facet, values) -> {
      if (!values.isEmpty()) {
        copy.put(facet, Collections.unmodifiableSet(new LinkedHashSet<>(values)));
      }
    });
    copy.forEach((facet, values) -> values.forEach(value -> check(facet, value)));
    selections = Collections.unmodifiableMap(copy);
    if (restriction.size() > MAX_VALUES) {
      throw new InvalidQueryException(
          "filters",
          "filters must name at most " + MAX_VALUES + " values; got " + restriction.size());
    }
  }

  /** Returns this filter with another restriction instead of the earlier one. */
  public Filter with(Restriction other) {
    return new Filter(selections, other);
  }

  /** Returns this filter with these values chosen for a facet instead of the earlier ones. */
  public Filter with(Facet facet, Collection<String> values) {
    if (values.size() > MAX_VALUES) {
      throw new InvalidQueryException(
          facet.id(),
          facet.id() + " takes at most " + MAX_VALUES + " values; got " + values.size());
    }
    Map<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
    changed.putAll(selections);
    Set<String> folded = new LinkedHashSet<>();
    values.forEach(value -> folded.add(facet.kind() == Kind.SLUG ? facet.slugOf(value) : value));
    changed.put(facet, folded);
    return new Filter(changed, restriction);
  }

  /** Returns this filter with these values chosen for a facet instead of the earlier ones. */
  public Filter with(Facet facet, String... values) {
    return with(facet, Arrays.asList(values));
  }

  /** The values chosen for a facet; empty if there are none. */
  public Set<String> of(Facet facet) {
    return selections.getOrDefault(facet, Set.of());
  }

  /**
   * Returns what this filter demands and another does not, if that is one part of the restriction
   * and the other demands nothing else.
   */
  public Optional<Restriction> beyond(Filter other) {
    Set<Restriction> rest = new LinkedHashSet<>(restriction.demands());
    boolean isWider =
        selections.equals(other.selections) && rest.containsAll(other.restriction.demands());
    rest.removeAll(other.restriction.demands());
    return isWider && rest.size() == 1 ? rest.stream().findFirst() : Optional.empty();
  }

  private static void check(Facet facet, String value) {
    switch (facet.kind()) {
      case CHOICE -> {
        Set<String> choices = facet.choices().keySet();
        require(choices.contains(value), facet, "one of " + String.join(", ", choices), value);
      }
      case SLUG -> require(!value.isEmpty(), facet, "a " + facet.id() + "'s slug", value);
      case FLAG, MENTION ->
          require(value.equals("true") || value.equals("false"), facet, "true or false", value);
      case PERIOD ->
          require(Period.isWritten(value), facet, "a month (2021-12) or a year (2021)", value);
    }
  }

  private static void require(boolean holds, Facet facet, String rule, String value) {
    if (!holds) {
      throw new InvalidQueryException(
          facet.id(), facet.id() + " must be " + rule + "; got '" + value + "'");
    }
  }
}

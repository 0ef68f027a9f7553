package fr.denicheur.algolia;

import com.fasterxml.jackson.databind.JsonNode;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Restriction;
import fr.denicheur.query.Restriction.AllOf;
import fr.denicheur.query.Restriction.AnyOf;
import fr.denicheur.query.Restriction.Not;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code facetFilters} and {@code numericFilters}: lists of conditions that must all hold; in
 * a list inside a list one is enough, and so on by turns.
 */
final class ClientFilters {
  /** Lists inside one another. */
  private static final int MAX_DEPTH = 8;

  private static final Pattern COMPARED =
      Pattern.compile(
          "\\s{0,9}([A-Za-z0-9_.]{1,40})\\s{0,9}([<>=!]{1,2})\\s{0,9}(\\S{1,30})\\s{0,9}");

  private ClientFilters() {}

  /** Returns what {@code facetFilters} says; {@code null} restricts nothing. */
  static Restriction facets(@Nullable JsonNode filters) {
    return filters == null ? Restriction.none() : all(filters, 0, ClientFilters::facet);
  }

  /** Returns what {@code numericFilters} says; {@code null} restricts nothing. */
  static Restriction numbers(@Nullable JsonNode filters) {
    return filters == null ? Restriction.none() : all(filters, 0, ClientFilters::number);
  }

  private static Restriction all(
      JsonNode filters, int depth, Function<String, Restriction> condition) {
    if (!filters.isArray()) {
      return condition.apply(filters.asText());
    }
    if (depth == MAX_DEPTH) {
      throw new InvalidQueryException(
          "facetFilters", "filters must be at most " + MAX_DEPTH + " lists inside one another");
    }
    List<Restriction> parts = new ArrayList<>();
    filters.forEach(part -> parts.add(all(part, depth + 1, condition)));
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    boolean isAll = depth % 2 == 0 || parts.isEmpty();
    return isAll ? new AllOf(parts) : new AnyOf(parts);
  }

  /** Reads {@code roles:design}, {@code roles:-design} and {@code -roles:design}. */
  private static Restriction facet(String condition) {
    int colon = condition.indexOf(':');
    if (colon < 1) {
      throw new InvalidQueryException(
          "facetFilters", "facetFilters must be of the form name:value; got '" + condition + "'");
    }
    boolean isOutside = condition.startsWith("-");
    String name = condition.substring(isOutside ? 1 : 0, colon);
    String value = condition.substring(colon + 1);
    boolean isExcluded = value.startsWith("-");
    boolean isEscaped = value.startsWith("\\-");
    Restriction having =
        facet(name, value.substring(isExcluded || isEscaped ? 1 : 0), "facetFilters");
    return isOutside || isExcluded ? new Not(having) : having;
  }

  private static Restriction number(String condition) {
    Matcher compared = COMPARED.matcher(condition);
    if (compared.matches()) {
      return number(compared.group(1), compared.group(2), compared.group(3), "numericFilters");
    }
    int colon = Math.max(0, condition.indexOf(':'));
    String range = condition.substring(Math.min(condition.length(), colon + 1));
    return range(condition.substring(0, colon).strip(), range.strip(), "numericFilters");
  }

  /** Returns the condition that an attribute has a value. */
  static Restriction facet(String name, String value, String parameter) {
    return Attribute.required(name, parameter).having(value);
  }

  /** Returns the condition that an attribute compares with a number. */
  static Restriction number(String name, String operator, String number, String parameter) {
    requireDate(name, parameter);
    return required(Epoch.compared(operator, number), parameter, operator + " " + number);
  }

  /** Returns the condition that an attribute lies in a range, {@code 1 TO 2}. */
  static Restriction range(String name, String range, String parameter) {
    requireDate(name, parameter);
    return required(Epoch.within(range), parameter, range);
  }

  private static void requireDate(String name, String parameter) {
    if (!name.equals(Attribute.DATE.wire())) {
      throw new InvalidQueryException(
          parameter, parameter + " compares numbers of 'date' alone; got '" + name + "'");
    }
  }

  private static Restriction required(
      @Nullable Restriction read, String parameter, String written) {
    if (read == null) {
      throw new InvalidQueryException(
          parameter,
          parameter
              + " must compare date with a number, or name a range such as 1 TO 2; got '"
              + written
              + "'");
    }
    return read;
  }
}

package fr.denicheur.web;

import com.fasterxml.jackson.databind.JsonNode;
import fr.denicheur.query.InvalidQueryException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.UrlEncoded;
import org.eclipse.jetty.util.Utf8StringBuilder.Utf8IllegalArgumentException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request, from its query string, form or JSON. It holds known names with
 * values that are not empty; of other names it keeps only the name.
 */
public final class Parameters {
  /** Nine digits are enough for any number that is allowed, and never overflow. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

  private static final Pattern MANY_DIGITS = Pattern.compile("[0-9]{10,}");

  /** Jetty writes this character if bytes of the request line are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private final List<String> known;

  private Parameters(List<String> known) {
    this.known = known;
  }

  /**
   * Reads a query string. An empty value counts as none. Characters beyond ASCII may stand
   * unencoded, as {@code curl} sends them. (Javalin would drop a parameter that it cannot decode,
   * and so search for all postings.)
   *
   * @param raw the text after the question mark; {@code null} if there is none
   * @param known the names of the parameters that the request may have
   * @throws InvalidQueryException if a known parameter cannot be decoded
   */
  public static Parameters of(@Nullable String raw, List<String> known) {
    Parameters parameters = new Parameters(known);
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        parameters.decode(pair);
      }
    }
    return parameters;
  }

  /**
   * Reads a JSON object as if its fields stood in a query string: a list gives a parameter several
   * times, {@code null} and an empty text count as none.
   *
   * @param known the names of the parameters that the object may have
   * @throws InvalidQueryException if the value is no such object; it blames no parameter, or the
   *     one whose value is none
   */
  public static Parameters of(JsonNode object, List<String> known) {
    if (!object.isObject()) {
      throw new InvalidQueryException("", "a search must be an object; got " + kind(object));
    }
    Parameters parameters = new Parameters(known);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isArray()) {
        field
            .getValue()
            .forEach(value -> parameters.add(field.getKey(), text(field.getKey(), value)));
      } else {
        parameters.add(field.getKey(), text(field.getKey(), field.getValue()));
      }
    }
    return parameters;
  }

  private static String text(String name, JsonNode value) {
    if (value.isContainerNode()) {
      throw new InvalidQueryException(
          name, name + " must be a text, a number, true or false, or a list; got " + kind(value));
    }
    return value.isNull() ? "" : value.asText();
  }

  private static String kind(JsonNode value) {
    return "a JSON " + value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private void decode(String pair) {
    String name = pair.split("=", 2)[0];
    if (pair.indexOf(REPLACEMENT) >= 0) {
      malformed(name, "its bytes are not UTF-8");
      return;
    }
    try {
      UrlEncoded.decodeTo(pair, this::add, StandardCharsets.UTF_8);
    } catch (Utf8IllegalArgumentException e) {
      malformed(name, "its bytes are not UTF-8");
    } catch (IllegalArgumentException e) {
      malformed(name, "'%' must be followed by two hexadecimal digits");
    }
  }

  private void add(String name, String value) {
    if (!known.contains(name)) {
      unknown.add(name);
    } else if (!value.isEmpty()) {
      values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
    }
  }

  private void malformed(String name, String rule) {
    if (known.contains(name)) {
      throw new InvalidQueryException(name, "malformed encoding of " + name + ": " + rule);
    }
    unknown.add(name);
  }

  /**
   * Returns these parameters if all names are known.
   *
   * @throws InvalidQueryException if one is not; it lists the known ones
   */
  public Parameters requireKnown() {
    for (String name : unknown) {
      String names = known.isEmpty() ? "none" : String.join(", ", known);
      throw new InvalidQueryException(
          name, "unknown parameter '" + name + "'; known here: " + names);
    }
    return this;
  }

  /**
   * Returns the known names that the client seems to have meant, by the unknown names it wrote.
   * These differ by case, or by one letter that is missing, added, wrong or swapped with the next;
   * the parameters of campaigns and trackers ({@code utm_source}, {@code fbclid}) do not.
   */
  public Map<String, String> misspelt() {
    Map<String, String> misspelt = new LinkedHashMap<>();
    for (String name : unknown) {
      String lower = name.toLowerCase(Locale.ROOT);
      known.stream()
          .filter(one -> one.equals(lower) || (one.length() > 3 && isOneSlip(one, lower)))
          .findFirst()
          .ifPresent(meant -> misspelt.put(name, meant));
    }
    return misspelt;
  }

  private static boolean isOneSlip(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int from = 0;
    while (from < shorter && a.charAt(from) == b.charAt(from)) {
      from++;
    }
    int same = 0;
    while (same < shorter - from
        && a.charAt(a.length() - 1 - same) == b.charAt(b.length() - 1 - same)) {
      same++;
    }
    String restOfA = a.substring(from, a.length() - same);
    String restOfB = b.substring(from, b.length() - same);
    boolean isSwap = restOfA.length() == 2 && restOfA.contentEquals(reversed(restOfB));
    return isSwap || (restOfA.length() < 2 && restOfB.length() < 2);
  }

  private static StringBuilder reversed(String text) {
    return new StringBuilder(text).reverse();
  }

  /** Whether the request gives no known parameter. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns the known parameters as a query string with its question mark; empty without any. */
  public String written() {
    return values.entrySet().stream()
        .flatMap(one -> one.getValue().stream().map(value -> one.getKey() + "=" + encoded(value)))
        .reduce((all, next) -> all + "&" + next)
        .map(all -> "?" + all)
        .orElse("");
  }

  /** Encodes a value for a query string, as a form does. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Returns all values of a parameter, in the order they came; empty if there is none. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /**
   * Returns the value of a parameter; empty if there is none.
   *
   * @throws InvalidQueryException if it is given more than once
   */
  public Optional<String> one(String name) {
    List<String> all = all(name);
    if (all.size() > 1) {
      throw new InvalidQueryException(
          name, name + " must be given at most once; got it " + all.size() + " times");
    }
    return all.stream().findFirst();
  }

  /**
   * Returns the number of a page that a parameter gives, the largest one if it has more digits than
   * any page, or another number if it is not given.
   */
  public int pageNumber(String name, int otherwise) {
    boolean isBeyond = one(name).filter(value -> MANY_DIGITS.matcher(value).matches()).isPresent();
    return isBeyond ? Integer.MAX_VALUE : number(name, otherwise);
  }

  /** Returns a parameter that is a whole number, or another number if it is not given. */
  public int number(String name, int otherwise) {
    return one(name).map(value -> number(name, value)).orElse(otherwise);
  }

  /**
   * Returns the meaning of a parameter's value, or the usual one if the parameter is not given.
   *
   * @param choices what each value means
   */
  public <T> T choice(String name, Map<String, T> choices, T otherwise) {
    Optional<String> value = one(name);
    T chosen = value.isEmpty() ? otherwise : choices.get(value.get());
    if (chosen == null) {
      String words = String.join(" or ", choices.keySet().stream().sorted().toList());
      throw new InvalidQueryException(
          name, name + " must be " + words + "; got '" + value.get() + "'");
    }
    return chosen;
  }

  private static int number(String name, String value) {
    if (!WHOLE_NUMBER.matcher(value).matches()) {
      throw new InvalidQueryException(
          name, name + " must be a whole number of at most 9 digits; got '" + value + "'");
    }
    return Integer.parseInt(value);
  }
}

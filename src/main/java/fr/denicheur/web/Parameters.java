package fr.denicheur.web;

import fr.denicheur.query.InvalidQueryException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.UrlEncoded;
import org.eclipse.jetty.util.Utf8StringBuilder.Utf8IllegalArgumentException;
import org.jspecify.annotations.Nullable;

/** The parameters of one request, from its query string or form. All names in it are known ones. */
public final class Parameters {
  /** Nine digits are enough for any number that is allowed, and never overflow. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

  /** Jetty writes this character if bytes of the request line are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Parameters() {}

  /**
   * Reads a query string. Characters beyond ASCII may stand unencoded, as {@code curl} sends them.
   * (Javalin would drop a parameter that it cannot decode, and so search for all postings.)
   *
   * @param raw the text after the question mark; {@code null} if there is none
   * @param known the names of the parameters that the request may have
   * @throws InvalidQueryException if it cannot be decoded or holds an unknown name
   */
  public static Parameters of(@Nullable String raw, List<String> known) {
    Parameters parameters = new Parameters();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        parameters.decode(pair);
      }
    }
    parameters.values.keySet().forEach(name -> requireKnown(name, known));
    return parameters;
  }

  private void decode(String pair) {
    String name = pair.split("=", 2)[0];
    if (pair.indexOf(REPLACEMENT) >= 0) {
      throw malformed(name, "its bytes are not UTF-8");
    }
    try {
      UrlEncoded.decodeTo(pair, this::add, StandardCharsets.UTF_8);
    } catch (Utf8IllegalArgumentException e) {
      throw malformed(name, "its bytes are not UTF-8");
    } catch (IllegalArgumentException e) {
      throw malformed(name, "'%' must be followed by two hexadecimal digits");
    }
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
  }

  private static InvalidQueryException malformed(String name, String rule) {
    return new InvalidQueryException(name, "malformed encoding of " + name + ": " + rule);
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

  private static void requireKnown(String name, List<String> known) {
    if (!known.contains(name)) {
      String names = known.isEmpty() ? "none" : String.join(", ", known);
      throw new InvalidQueryException(
          name, "unknown parameter '" + name + "'; known here: " + names);
    }
  }
}

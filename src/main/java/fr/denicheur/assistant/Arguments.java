package fr.denicheur.assistant;

import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.web.Parameters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the arguments of a call as the parameters of a request, so that the same rules hold. */
record Arguments(Parameters parameters) {
  /** Values in all; a filter takes a hundred for each facet. */
  private static final int MAX_VALUES = 1_000;

  /**
   * Reads arguments.
   *
   * @param known the names that they may have
   * @throws InvalidQueryException if another one is given, or a value is an object
   */
  static Arguments of(Map<String, Object> arguments, List<String> known) {
    String query =
        arguments.entrySet().stream()
            .flatMap(one ->
                values(one.getKey(), one.getValue()).stream()
                    .map(value -> pair(one.getKey(), value)))
            .limit(MAX_VALUES)
            .collect(Collectors.joining("&"));
    return new Arguments(Parameters.of(query, known).requireKnown());
  }

  private static String pair(String name, String value) {
    return Parameters.encoded(name) + "=" + Parameters.encoded(value);
  }

  private static List<String> values(String name, Object value) {
    return switch (value) {
      case null -> List.of();
      case Collection<?> list ->
          list.stream().map(item -> item == null ? "" : scalar(name, item)).toList();
      default -> List.of(scalar(name, value));
    };
  }

  private static String scalar(String name, Object value) {
    return switch (value) {
      case String text -> text;
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case Double number when number % 1 == 0 && Math.abs(number) < 1e9 ->
          Long.toString(number.longValue());
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default ->
          throw new InvalidQueryException(
              name,
              name
                  + " must be a text, a number, true or false, or a list of these; got "
                  + (value instanceof Map ? "an object" : "a list in a list"));
    };
  }

  /**
   * Returns an argument that must be given.
   *
   * @throws InvalidQueryException if it is not, or more than once
   */
  String required(String name) {
    return parameters
        .one(name)
        .orElseThrow(() -> new InvalidQueryException(name, name + " must be given"));
  }
}

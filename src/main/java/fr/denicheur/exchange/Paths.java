package fr.denicheur.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Finds values in JSON by their paths. */
final class Paths {
  private Paths() {}

  /** Returns the values at a path, without nulls; see {@link Row#at}. */
  static List<JsonNode> at(JsonNode from, String path) {
    return stream(from, path).toList();
  }

  /** A name may hold dots itself, as columns of CSV files do: the longest name is tried first. */
  private static Stream<JsonNode> stream(JsonNode from, String path) {
    if (from.isArray()) {
      return from.valueStream().flatMap(item -> stream(item, path));
    }
    JsonNode whole = from.get(path);
    if (whole != null) {
      return flat(whole);
    }
    int dot = path.indexOf('.');
    JsonNode inner = dot < 0 ? null : from.get(path.substring(0, dot));
    return inner == null ? Stream.of() : stream(inner, path.substring(dot + 1));
  }

  private static Stream<JsonNode> flat(JsonNode value) {
    return value.isArray()
        ? value.valueStream().flatMap(Paths::flat)
        : Stream.of(value).filter(one -> !one.isNull());
  }
}

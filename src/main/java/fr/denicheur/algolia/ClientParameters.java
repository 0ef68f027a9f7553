package fr.denicheur.algolia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.web.Json;
import io.javalin.http.BadRequestResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request of a client. Those that it sends URL-encoded in {@code params} are
 * among them; there a list is JSON, or texts between commas.
 *
 * @param fields all fields by name
 */
record ClientParameters(ObjectNode fields) {
  private static final String ENCODED = "params";

  /**
   * Reads a request.
   *
   * @throws InvalidQueryException if it is no object, or its {@code params} cannot be decoded
   */
  static ClientParameters of(JsonNode request) {
    if (!request.isObject()) {
      throw new InvalidQueryException("requests", "a request must be an object");
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    JsonNode encoded = request.path(ENCODED);
    if (encoded.isObject()) {
      fields.setAll((ObjectNode) encoded);
    } else if (encoded.isTextual()) {
      for (String pair : encoded.asText().split("&", -1)) {
        String[] parts = pair.split("=", 2);
        if (parts.length == 2) {
          fields.put(decoded(parts[0]), decoded(parts[1]));
        }
      }
    }
    fields.setAll((ObjectNode) request);
    fields.remove(ENCODED);
    return new ClientParameters(fields);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidQueryException(
          ENCODED, "params must be URL-encoded: '%' with two hexadecimal digits");
    }
  }

  /** Returns a text; empty if there is none. */
  String text(String name) {
    return fields.path(name).isNull() ? "" : fields.path(name).asText("");
  }

  /** Returns a text of at most some characters, or another if it is not given. */
  String text(String name, String otherwise, int most) {
    String text = fields.hasNonNull(name) ? fields.path(name).asText() : otherwise;
    if (text.length() > most) {
      throw new InvalidQueryException(
          name, name + " must have at most " + most + " characters; got " + text.length());
    }
    return text;
  }

  /** Returns a whole number between two, or another if it is not given. */
  int number(String name, int otherwise, int least, int most) {
    if (!fields.hasNonNull(name)) {
      return otherwise;
    }
    String written = fields.path(name).asText();
    Optional<Integer> number = parsed(written);
    if (number.isEmpty() || number.get() < least || number.get() > most) {
      throw new InvalidQueryException(
          name,
          name
              + " must be a whole number between "
              + least
              + " and "
              + most
              + "; got '"
              + written
              + "'");
    }
    return number.get();
  }

  private static Optional<Integer> parsed(String written) {
    try {
      return Optional.of(Integer.valueOf(written.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns a list of texts, which may be one text or several between commas. */
  Optional<List<String>> list(String name) {
    JsonNode value = json(name);
    if (value == null) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> texts.add(one.asText()));
    } else {
      Arrays.stream(value.asText().split(",", -1))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .forEach(texts::add);
    }
    return Optional.of(texts);
  }

  /** Returns a field, or the JSON in its text if that begins like a list; null if it is missing. */
  @Nullable JsonNode json(String name) {
    if (!fields.hasNonNull(name)) {
      return null;
    }
    JsonNode value = fields.path(name);
    boolean isWritten = value.isTextual() && value.asText().startsWith("[");
    try {
      return isWritten ? Json.read(value.asText().getBytes(StandardCharsets.UTF_8)) : value;
    } catch (BadRequestResponse e) {
      throw new InvalidQueryException(name, name + ": " + e.getMessage());
    }
  }
}

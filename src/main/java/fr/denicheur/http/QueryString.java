package fr.denicheur.http;

import fr.denicheur.query.InvalidQueryException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a query string, strictly.
 *
 * <p>Javalin and Jetty drop a parameter they cannot decode, which would turn a question into "all
 * postings"; here it is a refusal. Characters beyond ASCII may stand unencoded, as {@code curl}
 * sends them.
 */
final class QueryString {
  private QueryString() {}

  /**
   * Returns the values of each name, in the order they came.
   *
   * @param raw as it stands after the question mark; {@code null} where there is none
   * @throws InvalidQueryException where a part is not percent-encoded UTF-8
   */
  static Map<String, List<String>> decode(@Nullable String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        addTo(values, pair);
      }
    }
    return values;
  }

  private static void addTo(Map<String, List<String>> values, String pair) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = decode(pair, equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decode(name, pair.substring(equals + 1));
    values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
  }

  private static String decode(String name, String encoded) {
    if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
      return refuseReplacement(name, encoded);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    byte[] utf8 = refuseReplacement(name, encoded).getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < utf8.length; at++) {
      switch (utf8[at]) {
        case '+' -> bytes.write(' ');
        case '%' -> {
          bytes.write(hexByte(name, utf8, at + 1));
          at += 2;
        }
        default -> bytes.write(utf8[at]);
      }
    }
    return utf8(name, bytes.toByteArray());
  }

  /** Jetty puts this character where raw bytes of the request line were not UTF-8. */
  private static String refuseReplacement(String name, String text) {
    if (text.indexOf('\uFFFD') >= 0) {
      throw malformed(name, "its bytes are not UTF-8");
    }
    return text;
  }

  private static int hexByte(String name, byte[] text, int at) {
    int high = at + 1 < text.length ? Character.digit(text[at], 16) : -1;
    int low = at + 1 < text.length ? Character.digit(text[at + 1], 16) : -1;
    if (high < 0 || low < 0) {
      throw malformed(name, "'%' must be followed by two hexadecimal digits");
    }
    return high << 4 | low;
  }

  private static String utf8(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(name, "its bytes are not UTF-8");
    }
  }

  private static InvalidQueryException malformed(String name, String rule) {
    return new InvalidQueryException(name, "malformed encoding of " + name + ": " + rule);
  }
}

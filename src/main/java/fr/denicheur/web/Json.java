package fr.denicheur.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Writes an object as JSON, by Jackson's rules. */
public final class Json {
  private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

  private Json() {}

  /** Returns the JSON of an object as a text. */
  public static String text(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** Returns the JSON of an object in UTF-8. */
  public static byte[] bytes(Object value) {
    try {
      return WRITER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + value.getClass() + " as JSON", e);
    }
  }
}

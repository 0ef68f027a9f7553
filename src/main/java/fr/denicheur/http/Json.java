package fr.denicheur.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes records of the wire as JSON in UTF-8. */
final class Json {
  private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

  private Json() {}

  static byte[] bytes(Object value) {
    try {
      return WRITER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON can be made of a " + value.getClass(), e);
    }
  }
}

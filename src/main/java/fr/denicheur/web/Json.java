package fr.denicheur.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.BadRequestResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes an object as JSON, by Jackson's rules, and reads the JSON of a client. */
public final class Json {
  /** Levels of arrays and objects that a client may send inside one another; a filter has six. */
  public static final int MAX_DEPTH = 20;

  private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

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

  /**
   * Reads what a client sent.
   *
   * @return the value; a missing one if there is no byte but spaces
   * @throws BadRequestResponse if it is not JSON, or is nested deeper than {@value #MAX_DEPTH}
   */
  public static JsonNode read(byte[] json) {
    try {
      return READER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new BadRequestResponse(
          String.format(
              Locale.ROOT,
              "malformed JSON, or nested deeper than %d levels, at line %d, column %d",
              MAX_DEPTH,
              e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
              e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new BadRequestResponse("malformed JSON: the bytes are not text");
    }
  }
}

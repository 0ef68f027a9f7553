package fr.denicheur.http;

import fr.denicheur.query.InvalidQueryException;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The body of a request that brings what was typed into a form. */
public final class FormBody {
  private static final String TYPE = "application/x-www-form-urlencoded";

  /** A byte that is percent-encoded is three bytes long. */
  private static final int ENCODED = 3;

  /** Room for the names of the fields. */
  private static final int NAMES = 1024;

  private FormBody() {}

  /**
   * Reads a form.
   *
   * @param max how many bytes each field may be long, decoded
   * @param known the names of its fields
   * @throws UnsupportedMediaTypeResponse where it is said to be something else
   * @throws ContentTooLargeResponse where a field is too long
   * @throws InvalidQueryException where it cannot be decoded or holds a name that is not known
   * @throws IOException where it breaks off or does not come in time
   */
  public static Parameters read(Context context, int max, List<String> known) throws IOException {
    String type = context.header("Content-Type");
    if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith(TYPE)) {
      throw new UnsupportedMediaTypeResponse("Content-Type must be " + TYPE);
    }
    byte[] body = RequestBody.read(context, ENCODED * max + NAMES);
    Parameters form = Parameters.of(new String(body, StandardCharsets.US_ASCII), known);
    for (String name : known) {
      form.all(name).forEach(value -> requireShort(name, value, max));
    }
    return form;
  }

  private static void requireShort(String name, String value, int max) {
    if (value.length() > max || value.getBytes(StandardCharsets.UTF_8).length > max) {
      throw new ContentTooLargeResponse(name + " must be at most " + max + " bytes long");
    }
  }
}

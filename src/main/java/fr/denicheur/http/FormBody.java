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

  /**
   * Bytes of one field, decoded. A page that repeats what was pasted takes some twenty times as
   * much memory, whoever asks; what a person pastes is a few pages long.
   */
  public static final int MAX_FIELD = 128 * 1024;

  private FormBody() {}

  /**
   * Reads a form.
   *
   * @param known the names of its fields
   * @throws UnsupportedMediaTypeResponse where it is said to be something else
   * @throws ContentTooLargeResponse where a field is too long
   * @throws InvalidQueryException where it cannot be decoded or holds a name that is not known
   * @throws IOException where it breaks off or does not come in time
   */
  public static Parameters read(Context context, List<String> known) throws IOException {
    String type = context.header("Content-Type");
    if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith(TYPE)) {
      throw new UnsupportedMediaTypeResponse("Content-Type must be " + TYPE);
    }
    byte[] body = RequestBody.read(context, ENCODED * MAX_FIELD + NAMES);
    Parameters form = Parameters.of(new String(body, StandardCharsets.US_ASCII), known);
    for (String name : known) {
      form.all(name).forEach(value -> requireShort(name, value));
    }
    return form;
  }

  private static void requireShort(String name, String value) {
    if (value.length() > MAX_FIELD || value.getBytes(StandardCharsets.UTF_8).length > MAX_FIELD) {
      throw new ContentTooLargeResponse(name + " must be at most " + MAX_FIELD + " bytes long");
    }
  }
}

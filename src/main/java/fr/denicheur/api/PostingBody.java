package fr.denicheur.api;

import fr.denicheur.reading.PostingReader;
import fr.denicheur.web.RequestBody;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a posting from the body of a request. */
final class PostingBody {
  /** The same as for a posting file. */
  static final int MAX_BYTES = PostingReader.MAX_FILE_BYTES;

  private static final Pattern PARAMETER =
      Pattern.compile(" *([a-z]+) *= *(\"?)([a-z0-9_-]+)\\2 *");

  private PostingBody() {}

  /**
   * Returns a draft in Markdown or plain text, of at most {@link PostingReader#MAX_DRAFT_BYTES};
   * throws the same as {@link #file}.
   */
  static byte[] draft(Context context) throws IOException {
    requireText(context.header("Content-Type"), List.of("text/plain", "text/markdown"));
    return notBlank(RequestBody.read(context, PostingReader.MAX_DRAFT_BYTES));
  }

  /**
   * Returns the content of a posting file in Markdown, a type that no HTML form can send. The bytes
   * need not be valid UTF-8.
   *
   * @throws UnsupportedMediaTypeResponse if the client declares another type or charset
   * @throws ContentTooLargeResponse if it is longer than {@link #MAX_BYTES}
   * @throws BadRequestResponse if it is blank
   * @throws IOException if it breaks off or does not come in time
   */
  static byte[] file(Context context) throws IOException {
    requireText(context.header("Content-Type"), List.of("text/markdown"));
    return notBlank(RequestBody.readOfEditor(context, MAX_BYTES));
  }

  private static byte[] notBlank(byte[] bytes) {
    if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
      throw new BadRequestResponse("the body must hold the text of a posting; got a blank one");
    }
    return bytes;
  }

  private static void requireText(@Nullable String contentType, List<String> types) {
    String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
    String[] parts = type.split(";", -1);
    boolean isUtf8 = Arrays.stream(parts).skip(1).allMatch(PostingBody::fitsUtf8);
    if (!isUtf8 || !types.contains(parts[0].strip())) {
      throw new UnsupportedMediaTypeResponse(
          "Content-Type must be " + String.join(" or ", types) + ", in utf-8; got '" + type + "'");
    }
  }

  private static boolean fitsUtf8(String parameter) {
    Matcher parts = PARAMETER.matcher(parameter);
    return parts.matches() && (!parts.group(1).equals("charset") || parts.group(3).equals("utf-8"));
  }
}

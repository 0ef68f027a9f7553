package fr.denicheur.http;

import fr.denicheur.reading.PostingReader;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of a request that brings a posting's text: Markdown or plain text, not compressed. */
final class DraftBody {
  /** As long as a posting's file may be. */
  static final int MAX_BYTES = PostingReader.MAX_FILE_BYTES;

  private static final Pattern TEXT =
      Pattern.compile("text/(plain|markdown)( *; *[a-z]+ *= *(\"?)[a-z0-9_-]+\\3)*");

  private static final Pattern OTHER_CHARSET = Pattern.compile(".*charset *= *\"?+(?!utf-8\\b).*");

  private DraftBody() {}

  /**
   * Returns the bytes of a body, which may yet turn out not to be UTF-8.
   *
   * @throws UnsupportedMediaTypeResponse where it is said to be something else
   * @throws ContentTooLargeResponse where it is too long, or said to be, before it is read
   * @throws BadRequestResponse where it is blank
   * @throws IOException where it breaks off or does not come in time
   */
  static byte[] read(Context context) throws IOException {
    requireText(context.header("Content-Type"));
    byte[] bytes = RequestBody.read(context, MAX_BYTES);
    if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
      throw new BadRequestResponse("the body must hold the text of a posting; got a blank one");
    }
    return bytes;
  }

  private static void requireText(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
    if (!TEXT.matcher(type).matches() || OTHER_CHARSET.matcher(type).matches()) {
      throw new UnsupportedMediaTypeResponse(
          "Content-Type must be text/plain or text/markdown, in utf-8; got '" + type + "'");
    }
  }
}

package fr.denicheur.http;

import fr.denicheur.reading.PostingReader;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of a request that brings a posting's text, not compressed. */
final class PostingBody {
  /** As long as a posting's file may be. */
  static final int MAX_BYTES = PostingReader.MAX_FILE_BYTES;

  private static final Pattern TYPE =
      Pattern.compile("(text/[a-z]+)( *; *[a-z]+ *= *(\"?)[a-z0-9_-]+\\3)*");

  private static final Pattern OTHER_CHARSET = Pattern.compile(".*charset *= *\"?+(?!utf-8\\b).*");

  private PostingBody() {}

  /** Returns what was pasted, Markdown or plain text; see {@link #read}. */
  static byte[] draft(Context context) throws IOException {
    return read(context, List.of("text/plain", "text/markdown"));
  }

  /** Returns what is to become a file; see {@link #read}. No form can send this type. */
  static byte[] file(Context context) throws IOException {
    return read(context, List.of("text/markdown"));
  }

  /**
   * Returns the bytes of a body, which may yet turn out not to be UTF-8.
   *
   * @throws UnsupportedMediaTypeResponse where it is said to be something else
   * @throws ContentTooLargeResponse where it is too long, or said to be, before it is read
   * @throws BadRequestResponse where it is blank
   * @throws IOException where it breaks off or does not come in time
   */
  private static byte[] read(Context context, List<String> types) throws IOException {
    requireText(context.header("Content-Type"), types);
    byte[] bytes = RequestBody.read(context, MAX_BYTES);
    if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
      throw new BadRequestResponse("the body must hold the text of a posting; got a blank one");
    }
    return bytes;
  }

  private static void requireText(@Nullable String contentType, List<String> types) {
    String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
    Matcher parts = TYPE.matcher(type);
    boolean isText = parts.matches() && types.contains(parts.group(1));
    if (!isText || OTHER_CHARSET.matcher(type).matches()) {
      throw new UnsupportedMediaTypeResponse(
          "Content-Type must be " + String.join(" or ", types) + ", in utf-8; got '" + type + "'");
    }
  }
}

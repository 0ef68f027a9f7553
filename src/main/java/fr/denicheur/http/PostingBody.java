package fr.denicheur.http;

import fr.denicheur.reading.PostingReader;
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

/** The body of a request that brings a posting's text, not compressed. */
final class PostingBody {
  /** As long as a posting's file may be. */
  static final int MAX_BYTES = PostingReader.MAX_FILE_BYTES;

  private static final Pattern PARAMETER =
      Pattern.compile(" *([a-z]+) *= *(\"?)([a-z0-9_-]+)\\2 *");

  private PostingBody() {}

  /** Returns what was pasted, Markdown or plain text; see {@link #read}. */
  static byte[] draft(Context context) throws IOException {
    return read(context, List.of("text/plain", "text/markdown"), RequestBody::read);
  }

  /** Returns what is to become a file; see {@link #read}. No form can send this type. */
  static byte[] file(Context context) throws IOException {
    return read(context, List.of("text/markdown"), RequestBody::readOfEditor);
  }

  @FunctionalInterface
  private interface Bytes {
    byte[] of(Context context, int max) throws IOException;
  }

  /**
   * Returns the bytes of a body, which may yet turn out not to be UTF-8.
   *
   * @throws UnsupportedMediaTypeResponse where it is said to be something else
   * @throws ContentTooLargeResponse where it is too long, or said to be, before it is read
   * @throws BadRequestResponse where it is blank
   * @throws IOException where it breaks off or does not come in time
   */
  private static byte[] read(Context context, List<String> types, Bytes body) throws IOException {
    requireText(context.header("Content-Type"), types);
    byte[] bytes = body.of(context, MAX_BYTES);
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

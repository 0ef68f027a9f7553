package fr.denicheur.http;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;

/** What a request brings, bounded before it is read. */
final class RequestBody {
  private RequestBody() {}

  /**
   * Returns its bytes.
   *
   * @param max how many there may be
   * @throws UnsupportedMediaTypeResponse where it is compressed
   * @throws ContentTooLargeResponse where it is too long, or said to be, before it is read
   * @throws IOException where it breaks off or does not come in time
   */
  static byte[] read(Context context, int max) throws IOException {
    requireNoEncoding(context);
    requireShort(context.req().getContentLengthLong(), max);
    byte[] bytes = context.req().getInputStream().readNBytes(max + 1);
    requireShort(bytes.length, max);
    return bytes;
  }

  private static void requireNoEncoding(Context context) {
    String encoding = context.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new UnsupportedMediaTypeResponse(
          "the body must not be compressed; got Content-Encoding '" + encoding + "'");
    }
  }

  private static void requireShort(long length, int max) {
    if (length > max) {
      throw new ContentTooLargeResponse("the body must be at most " + max + " bytes long");
    }
  }
}

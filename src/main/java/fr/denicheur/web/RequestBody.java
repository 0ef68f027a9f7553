package fr.denicheur.web;

import fr.denicheur.query.InvalidQueryException;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/** Reads the bodies of requests, limited in length and in number. */
public final class RequestBody {
  /**
   * The most bodies that are read at once. A thread that reads one waits for its client; without a
   * bound, a few hundred clients that send slowly would occupy every thread. With less than 200 MB
   * of memory there are fewer, one for each 4 MB.
   */
  public static final int MAX_AT_ONCE = Math.clamp(Runtime.getRuntime().maxMemory() >> 22, 10, 50);

  private static final String FORM = "application/x-www-form-urlencoded";

  /** Bytes of the names in a form. */
  private static final int MAX_NAMES = 1024;

  /** Bytes of a refused body that are still read: four times the longest body allowed (1 MiB). */
  private static final long MAX_DRAINED = 4L << 20;

  private static final Semaphore CLIENTS = new Semaphore(MAX_AT_ONCE);

  /** Editors have permits of their own, so that no other client makes them wait. */
  private static final Semaphore EDITORS = new Semaphore(MAX_AT_ONCE);

  private RequestBody() {}

  /**
   * Returns the body of a request from any client.
   *
   * @param max the most bytes it may have; a body that declares more is refused unread
   * @throws UnsupportedMediaTypeResponse if it is compressed
   * @throws ContentTooLargeResponse if it is too long
   * @throws RefusedException if the server is reading {@link #MAX_AT_ONCE} bodies already
   * @throws IOException if it breaks off or does not come in time
   */
  public static byte[] read(Context context, int max) throws IOException {
    return read(context, max, CLIENTS);
  }

  /** Returns the body of a request with a valid token; for the rest see {@link #read}. */
  public static byte[] readOfEditor(Context context, int max) throws IOException {
    return read(context, max, EDITORS);
  }

  /**
   * Reads the fields of a form.
   *
   * @param known the names that its fields may have
   * @param max the most bytes of a field when it is decoded
   * @throws UnsupportedMediaTypeResponse if the body is not a form
   * @throws ContentTooLargeResponse if a field is longer
   * @throws InvalidQueryException if it cannot be decoded or has a field with another name
   * @throws IOException if it breaks off or does not come in time
   */
  public static Parameters form(Context context, List<String> known, int max) throws IOException {
    String type = context.header("Content-Type");
    if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith(FORM)) {
      throw new UnsupportedMediaTypeResponse("Content-Type must be " + FORM);
    }
    byte[] body = read(context, 3 * max + MAX_NAMES); // a byte may be percent-encoded
    Parameters form =
        Parameters.of(new String(body, StandardCharsets.US_ASCII), known).requireKnown();
    for (String name : known) {
      form.all(name)
          .forEach(value -> requireShort(value.getBytes(StandardCharsets.UTF_8).length, max));
    }
    return form;
  }

  private static byte[] read(Context context, int max, Semaphore readers) throws IOException {
    requireNoEncoding(context);
    requireShort(context.req().getContentLengthLong(), max);
    if (!readers.tryAcquire()) {
      throw RefusedException.unavailable("the server is reading too many bodies; try again later");
    }
    try {
      byte[] bytes = context.req().getInputStream().readNBytes(max + 1);
      requireShort(bytes.length, max);
      return bytes;
    } finally {
      readers.release();
    }
  }

  /**
   * Reads a refused body to its end, if its length is known and at most {@value #MAX_DRAINED}
   * bytes. Most clients write their whole body before they read the answer; if the server closed
   * the connection earlier, they would report a broken connection instead of the refusal.
   *
   * @param patience how long the whole body may take
   */
  public static void drain(HttpServletRequest request, Duration patience) {
    long declared = request.getContentLengthLong();
    if (declared > 0 && declared <= MAX_DRAINED && CLIENTS.tryAcquire()) {
      try {
        InputStream in = request.getInputStream();
        byte[] unused = new byte[1 << 13];
        long begin = System.nanoTime();
        while (in.read(unused) >= 0 && System.nanoTime() - begin < patience.toNanos()) {
          // the bytes are not needed
        }
      } catch (IOException | RuntimeException e) {
        // The body broke off, or is itself the reason: the refusal has been written already.
      } finally {
        CLIENTS.release();
      }
    }
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

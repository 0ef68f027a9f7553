package fr.denicheur.http;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** What a request brings, bounded before it is read. */
final class RequestBody {
  /**
   * Bodies read at once. Who reads one waits for its caller; without a bound, a few hundred that
   * send slowly would have every thread.
   */
  static final int MAX_AT_ONCE = 50;

  /** Bytes; a few times what is taken. A refused body of unknown length is not read. */
  private static final long HEARD_OUT = 4L * PostingBody.MAX_BYTES;

  /** For such a body, and for each part of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Semaphore STRANGERS = new Semaphore(MAX_AT_ONCE);

  /** Those who may write wait for no stranger. */
  private static final Semaphore EDITORS = new Semaphore(MAX_AT_ONCE);

  private RequestBody() {}

  /**
   * Returns the bytes of what anybody may send.
   *
   * @param max how many there may be
   * @throws UnsupportedMediaTypeResponse where it is compressed
   * @throws ContentTooLargeResponse where it is too long, or said to be, before it is read
   * @throws OverloadedException where too many are read already
   * @throws IOException where it breaks off or does not come in time
   */
  static byte[] read(Context context, int max) throws IOException {
    return read(context, max, STRANGERS);
  }

  /** Returns the bytes of what was sent with a valid token; see {@link #read}. */
  static byte[] readOfEditor(Context context, int max) throws IOException {
    return read(context, max, EDITORS);
  }

  private static byte[] read(Context context, int max, Semaphore readers) throws IOException {
    requireNoEncoding(context);
    requireShort(context.req().getContentLengthLong(), max);
    if (!readers.tryAcquire()) {
      throw new OverloadedException("too many bodies are being read");
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
   * Reads a body that was refused to its end where that is near: most clients read no answer before
   * they have written all, and would see the connection break off instead.
   */
  static void hearOut(HttpServletRequest request) {
    long declared = request.getContentLengthLong();
    if (declared > 0 && declared <= HEARD_OUT && STRANGERS.tryAcquire()) {
      try {
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint()
            .setIdleTimeout(PATIENCE.toMillis());
        readFor(PATIENCE, request.getInputStream());
      } catch (IOException | RuntimeException e) {
        // It breaks off by itself, or was what is refused: the answer is the same.
      } finally {
        STRANGERS.release();
      }
    }
  }

  /** A client that writes slowly on purpose is not waited for. */
  private static void readFor(Duration patience, InputStream in) throws IOException {
    byte[] unheard = new byte[1 << 13];
    long begin = System.nanoTime();
    while (in.read(unheard) >= 0 && System.nanoTime() - begin < patience.toNanos()) {
      // all of it is thrown away
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

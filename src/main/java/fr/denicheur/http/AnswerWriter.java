package fr.denicheur.http;

import fr.denicheur.web.Answer;
import fr.denicheur.web.Answer.Keeping;
import fr.denicheur.web.EntityTag;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes an answer to the client: its headers, and its body as it is, compressed, or not at all.
 */
final class AnswerWriter {
  /** Bytes; shorter bodies fit in one packet as they are. */
  static final int MIN_COMPRESSED = 1024;

  private static final int GZIP_BUFFER = 8 * 1024; // bytes

  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  private AnswerWriter() {}

  /**
   * Writes an answer, or only 304 if the client has it.
   *
   * @throws IOException if the client went away
   */
  static void write(Context context, Answer answer) throws IOException {
    HttpServletResponse response = context.res();
    writeHead(response, answer);
    boolean isCompressed =
        answer.body().length >= MIN_COMPRESSED && acceptsGzip(context.header("Accept-Encoding"));
    if (answer.keeping() != Keeping.NEVER && isCurrent(context, answer, isCompressed)) {
      response.setStatus(304);
    } else if (isCompressed) {
      response.setHeader("Content-Encoding", "gzip");
      writeBody(response, compressed(answer.body()));
    } else {
      writeBody(response, answer.body());
    }
  }

  /** Writes a refusal, not compressed, if the client is still there. */
  static void writeRefusal(HttpServletResponse response, Answer answer) {
    writeHead(response, answer);
    try {
      writeBody(response, answer.body());
    } catch (IOException e) {
      LOG.debug("could not write the refusal with status {}: the client left", answer.status(), e);
    }
  }

  private static void writeHead(HttpServletResponse response, Answer answer) {
    response.setStatus(answer.status());
    response.setContentType(answer.body().length == 0 ? null : answer.contentType());
    response.setHeader("Cache-Control", answer.cacheControl());
    response.setHeader("Vary", "Accept-Encoding");
    answer.headers().forEach(response::setHeader);
  }

  /** Returns at once: a client that does not read its answer holds no thread. */
  private static void writeBody(HttpServletResponse response, byte[] bytes) throws IOException {
    response.setContentLength(bytes.length);
    ((HttpOutput) response.getOutputStream()).sendContent(ByteBuffer.wrap(bytes), Callback.NOOP);
  }

  /**
   * Writes the tag; returns whether the client has this answer (RFC 9110, section 13). A tag is
   * more exact than a time, so a time counts only without one.
   */
  private static boolean isCurrent(Context context, Answer answer, boolean isCompressed) {
    String tag =
        answer.version() == null
            ? EntityTag.of(answer.body())
            : EntityTag.of(answer.body(), answer.version(), isCompressed);
    context.res().setHeader("ETag", tag);
    String tags = context.req().getHeader("If-None-Match");
    if (tags != null) {
      return EntityTag.matches(tags, tag);
    }
    String changed = answer.headers().get("Last-Modified");
    String since = context.req().getHeader("If-Modified-Since");
    return changed != null
        && since != null
        && HttpDateTime.parseToEpoch(changed) <= HttpDateTime.parseToEpoch(since); // -1 if no date
  }

  /** A coding of weight 0 is not in the list; a malformed header accepts nothing. */
  private static boolean acceptsGzip(@Nullable String acceptEncoding) {
    QuotedQualityCSV codings = new QuotedQualityCSV();
    try {
      codings.addValue(acceptEncoding);
    } catch (IllegalArgumentException e) {
      return false; // quotes in the middle of a coding
    }
    return codings.getValues().stream().anyMatch("gzip"::equalsIgnoreCase);
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
    // JSON shrinks to a quarter at the fastest level; the higher ones cost more than a search.
    try (OutputStream gzip =
        new GZIPOutputStream(compressed, GZIP_BUFFER) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return compressed.toByteArray();
  }
}

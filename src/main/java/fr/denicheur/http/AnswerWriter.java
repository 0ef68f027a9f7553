package fr.denicheur.http;

import fr.denicheur.web.Answer;
import fr.denicheur.web.EntityTag;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an answer once, in one piece: its headers, and its bytes as they are or compressed. */
final class AnswerWriter {
  /** Bytes; shorter bodies fit in one packet as they are. */
  static final int MIN_COMPRESSED = 1024;

  private static final Pattern WEIGHT_ZERO = Pattern.compile("; *q *= *0(\\.0*)? *$");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  private AnswerWriter() {}

  /**
   * Writes an answer.
   *
   * @throws IOException if the client went away
   */
  static void write(Context context, Answer answer) throws IOException {
    HttpServletResponse response = context.res();
    writeHead(response, answer);
    boolean isCompressed =
        answer.body().length >= MIN_COMPRESSED && acceptsGzip(context.header("Accept-Encoding"));
    if (answer.isReusable() && isCurrent(context, answer, isCompressed)) {
      response.setStatus(304);
    } else if (isCompressed) {
      response.setHeader("Content-Encoding", "gzip");
      writeBody(response, compressed(answer.body()));
    } else {
      writeBody(response, answer.body());
    }
  }

  /** Writes a refusal, with or without a request to look at, if the client is still there. */
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

  private static void writeBody(HttpServletResponse response, byte[] bytes) throws IOException {
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /**
   * Writes the tag, and the time of the last change if it is known; returns whether the client has
   * this answer (RFC 9110, section 13). A tag is more exact than a time, so a time counts only
   * without one.
   */
  private static boolean isCurrent(Context context, Answer answer, boolean isCompressed) {
    HttpServletRequest request = context.req();
    String tag =
        answer
            .version()
            .map(version -> EntityTag.of(answer.body(), version, isCompressed))
            .orElseGet(() -> EntityTag.of(answer.body()));
    Instant changed =
        answer.changed().map(time -> time.truncatedTo(ChronoUnit.SECONDS)).orElse(null);
    context.res().setHeader("ETag", tag);
    if (changed != null) {
      context.res().setHeader("Last-Modified", HTTP_DATE.format(changed));
    }
    String tags = request.getHeader("If-None-Match");
    return tags == null
        ? changed != null && isSince(changed, request.getHeader("If-Modified-Since"))
        : EntityTag.matches(tags, tag);
  }

  /** RFC 9110 ignores a header that is no date. */
  private static boolean isSince(Instant changed, @Nullable String header) {
    try {
      return header != null && !changed.isAfter(HTTP_DATE.parse(header, Instant::from));
    } catch (DateTimeException e) {
      return false;
    }
  }

  /**
   * Whether a client wants gzip.
   *
   * @param acceptEncoding the header; {@code null} if there is none
   */
  private static boolean acceptsGzip(@Nullable String acceptEncoding) {
    if (acceptEncoding != null) {
      for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
        if (coding.strip().startsWith("gzip")) {
          return !WEIGHT_ZERO.matcher(coding).find();
        }
      }
    }
    return false;
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
    try (OutputStream gzip = new FastGzip(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return compressed.toByteArray();
  }

  /** JSON shrinks to a quarter at the fastest level; the higher ones cost more than a search. */
  private static final class FastGzip extends GZIPOutputStream {
    private static final int BUFFER = 8 * 1024;

    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}

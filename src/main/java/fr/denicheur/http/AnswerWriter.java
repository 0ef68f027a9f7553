package fr.denicheur.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an answer once, in one piece: its headers, and its bytes as they are or compressed. */
final class AnswerWriter {
  /** Shorter bodies fit in one packet as they are. */
  static final int MIN_COMPRESSED = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  private AnswerWriter() {}

  /**
   * Writes an answer.
   *
   * @throws IOException where the caller went away
   */
  static void write(Context context, Answer answer) throws IOException {
    HttpServletResponse response = context.res();
    writeHead(response, answer);
    boolean isCompressed = isCompressed(context, answer);
    if (answer.isReusable()) {
      Validators validators = Validators.of(answer, isCompressed);
      validators.applyTo(response);
      if (validators.stillHold(context.req())) {
        response.setStatus(304);
        return;
      }
    }
    writeBody(response, isCompressed ? compressed(context, answer) : answer.body());
  }

  /** Writes a refusal, with or without a request to look at; says nothing to who went away. */
  static void writeRefusal(HttpServletResponse response, Answer answer) {
    writeHead(response, answer);
    try {
      writeBody(response, answer.body());
    } catch (IOException e) {
      LOG.debug("nobody is left to hear of status {}", answer.status(), e);
    }
  }

  private static void writeHead(HttpServletResponse response, Answer answer) {
    response.setStatus(answer.status());
    response.setContentType(answer.body().length == 0 ? null : answer.contentType());
    response.setHeader("Cache-Control", answer.cacheControl());
    response.setHeader("Vary", "Accept-Encoding");
    answer.headers().forEach(response::setHeader);
  }

  private static boolean isCompressed(Context context, Answer answer) {
    return answer.body().length >= MIN_COMPRESSED
        && Gzip.isAccepted(context.header("Accept-Encoding"));
  }

  private static byte[] compressed(Context context, Answer answer) {
    context.header("Content-Encoding", "gzip");
    return Gzip.compress(answer.body());
  }

  private static void writeBody(HttpServletResponse response, byte[] bytes) throws IOException {
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}

package fr.denicheur.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses by itself, before Javalin sees it, as everything else is refused. */
final class JettyErrors extends ErrorHandler {
  private final Meters meters;
  private final Front front;

  JettyErrors(Meters meters, Front front) {
    this.meters = meters;
    this.front = front;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object cause = request.getAttribute(ERROR_EXCEPTION);
    Answer answer =
        ErrorAnswers.refused(response.getStatus(), cause instanceof Throwable t ? t : null);
    meters.answered(Meters.NO_ROUTE, answer.status(), Duration.ZERO);
    response.setStatus(answer.status());
    writeHead(request, response.getHeaders(), answer);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
    return true;
  }

  private void writeHead(Request request, HttpFields.Mutable headers, Answer answer) {
    Audience.PROGRAMS.headers().forEach(headers::put);
    front.applyTo(headers);
    String path = request.getHttpURI().getPath();
    if (path != null && CrossOrigin.isOpen(request.getMethod(), path)) {
      headers.put(CrossOrigin.ALLOW_ORIGIN, CrossOrigin.ANY);
    }
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.CONNECTION, "close"); // who knows where the next request begins
    answer.headers().forEach(headers::put);
  }
}

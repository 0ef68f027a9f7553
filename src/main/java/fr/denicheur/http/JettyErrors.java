package fr.denicheur.http;

import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers the requests that Jetty refuses before Javalin sees them, as a problem of RFC 9457. */
final class JettyErrors extends ErrorHandler {
  private final Meters meters;
  private final HttpSettings settings;

  JettyErrors(Meters meters, HttpSettings settings) {
    this.meters = meters;
    this.settings = settings;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object cause = request.getAttribute(ERROR_EXCEPTION);
    Answer refusal =
        Refusals.byJetty(response.getStatus(), cause instanceof Throwable t ? t : null);
    Answer answer = Audience.isOtherWire(path(request)) ? refusal.asMessage() : refusal;
    meters.answered(Meters.NO_ROUTE, answer.status(), Duration.ZERO);
    response.setStatus(answer.status());
    writeHead(request, response.getHeaders(), answer);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
    return true;
  }

  private void writeHead(Request request, HttpFields.Mutable headers, Answer answer) {
    Audience.headersBeforeRouting(request.getMethod(), path(request)).forEach(headers::put);
    settings.exposure().applyTo(headers);
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    headers.put(HttpHeader.CACHE_CONTROL, answer.cacheControl());
    // The server cannot know at which byte the next request begins.
    headers.put(HttpHeader.CONNECTION, "close");
    answer.headers().forEach(headers::put);
  }

  /** Returns the path of a request below that of the site. */
  private String path(Request request) {
    String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
    return settings.base().within(path).orElse(path);
  }
}

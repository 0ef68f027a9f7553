package fr.denicheur.http;

import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.sync.UnwritableFolderException;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns exceptions into answers. */
final class ErrorAnswers {
  /** A body that did not come in time. */
  static final Answer TOO_SLOW =
      Answer.problem(ProblemJson.of(408, "the body did not come in time"));

  /** Long enough for a burst to pass, short enough for a person to wait. */
  private static final Map<String, String> SOON = Map.of("Retry-After", "2");

  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Bearer realm=\"denicheur\"");

  /** What to mend where Jetty refuses a request and does not say why. */
  private static final Map<Integer, String> REFUSALS =
      Map.of(
          400, "the request is malformed",
          404, "nothing has this address",
          414, "the address must be at most " + JettySetup.MAX_HEAD + " bytes long",
          417, "the only expectation that is met is 100-continue",
          426, "the request must be HTTP/1.1",
          431, "the headers must be at most " + JettySetup.MAX_HEAD + " bytes long in all",
          505, "the request must be HTTP/1.0 or HTTP/1.1");

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  private ErrorAnswers() {}

  /** Returns the answer to whatever went wrong; logs it where the fault is ours. */
  static Answer to(Throwable thrown) {
    return switch (thrown) {
      case InvalidQueryException e ->
          Answer.problem(ProblemJson.of(400, e.getMessage(), e.parameter()));
      case OverloadedException e -> unavailable(e.getMessage());
      case TimeLimitException e -> unavailable(e.getMessage());
      case TooManyRequestsException e -> tooMany(e);
      case EngineUnavailableException e -> unreadable(e);
      case UnwritableFolderException e -> unwritable(e);
      case Gate.NotAdmittedException e ->
          Answer.problem(ProblemJson.of(401, e.getMessage())).with(CHALLENGE);
      case Gate.BarredException e ->
          Answer.problem(ProblemJson.of(429, e.getMessage()))
              .with(Map.of("Retry-After", Long.toString(e.seconds())));
      case ClosedChannelException e -> TOO_SLOW; // we let go of it; nobody hears this
      case EndpointNotFound e -> Answer.problem(ProblemJson.of(404, "nothing has this address"));
      case MethodNotAllowedResponse e -> notAllowed(e);
      case HttpResponseException e -> Answer.problem(ProblemJson.of(e.getStatus(), e.getMessage()));
      default -> malformed(thrown).orElseGet(() -> fault(thrown));
    };
  }

  /** Returns a 503 that asks to come back. */
  static Answer unavailable(@Nullable String reason) {
    return Answer.problem(ProblemJson.of(503, reason)).with(SOON);
  }

  private static Answer tooMany(TooManyRequestsException e) {
    Map<String, String> later = Map.of("Retry-After", Long.toString(e.seconds()));
    return Answer.problem(ProblemJson.of(429, e.getMessage())).with(later);
  }

  /** Returns the answer to a request that Jetty did not let in. */
  static Answer refused(int status, @Nullable Throwable cause) {
    if (status == 503) {
      return unavailable("the server is stopping");
    }
    String reason = status < 500 && cause instanceof HttpException e ? e.getReason() : null;
    String usual = REFUSALS.getOrDefault(status, "the request cannot be answered");
    return Answer.problem(ProblemJson.of(status, reason == null ? usual : reason));
  }

  /** The message may name files, which are for the log alone. */
  private static Answer unreadable(EngineUnavailableException e) {
    LOG.warn("no answer: {}", e.getMessage());
    return unavailable(e.publicReason());
  }

  /** Whoever may write may also know why it cannot be done. */
  private static Answer unwritable(UnwritableFolderException e) {
    LOG.warn("nothing written: {}", e.getMessage());
    return unavailable(e.getMessage());
  }

  private static Answer notAllowed(MethodNotAllowedResponse e) {
    String allowed = String.join(", ", e.getDetails().values());
    String detail = "this address takes " + allowed;
    return Answer.problem(ProblemJson.of(405, detail)).with(Map.of("Allow", allowed));
  }

  /** A body whose framing is broken shows only when it is read. */
  private static Optional<Answer> malformed(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(HttpException.class::isInstance)
        .findFirst()
        .map(cause -> refused(((HttpException) cause).getCode(), cause));
  }

  private static Answer fault(Throwable thrown) {
    String id = "urn:uuid:" + UUID.randomUUID();
    LOG.error("fault {}", id, thrown);
    return Answer.problem(ProblemJson.fault(id));
  }
}

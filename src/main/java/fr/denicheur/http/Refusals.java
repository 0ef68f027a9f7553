package fr.denicheur.http;

import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.web.Answer;
import fr.denicheur.web.Audience;
import fr.denicheur.web.ProblemJson;
import fr.denicheur.web.RefusedException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns exceptions into refusals: JSON for programs, a page for people. */
final class Refusals {
  /** The answer if a body did not come in time. */
  static final Answer TOO_SLOW =
      Answer.problem(ProblemJson.of(408, "the body did not come in time"));

  private static final String NOWHERE = "there is nothing at this address";

  /** Reasons by status, for requests that Jetty refuses without a reason. */
  private static final Map<Integer, String> REASONS =
      Map.of(
          400, "the request is malformed",
          404, NOWHERE,
          414, "the address must be at most " + JettySetup.MAX_HEAD + " bytes long",
          417, "the only value of Expect that this server supports is 100-continue",
          426, "the request must be HTTP/1.1",
          431, "the headers must be at most " + JettySetup.MAX_HEAD + " bytes long in all",
          505, "the request must be HTTP/1.0 or HTTP/1.1");

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final HttpSettings settings;

  Refusals(HttpSettings settings) {
    this.settings = settings;
  }

  /** Returns the refusal that an exception leads to; logs it if it is an internal error. */
  Answer to(Throwable thrown) {
    return switch (settings.refusal().apply(thrown)) {
      case RefusedException e -> e.answer();
      case InvalidQueryException e ->
          Answer.problem(ProblemJson.of(400, e.getMessage(), e.parameter()));
      case ClosedChannelException e -> TOO_SLOW; // the connection is closed
      case EndpointNotFound e -> Answer.problem(ProblemJson.of(404, NOWHERE));
      case MethodNotAllowedResponse e -> notAllowed(e);
      case HttpResponseException e -> Answer.problem(ProblemJson.of(e.getStatus(), e.getMessage()));
      default -> malformed(thrown).orElseGet(() -> fault(thrown));
    };
  }

  /**
   * Returns the refusal with a status that Jetty chose.
   *
   * @param cause the exception Jetty threw; {@code null} if there is none
   */
  static Answer byJetty(int status, @Nullable Throwable cause) {
    if (status == 503) {
      return RefusedException.unavailable("the server is stopping").answer();
    }
    String reason = status < 500 && cause instanceof HttpException e ? e.getReason() : null;
    String usual = REASONS.getOrDefault(status, "the request cannot be answered");
    return Answer.problem(ProblemJson.of(status, reason == null ? usual : reason));
  }

  private static Answer notAllowed(MethodNotAllowedResponse e) {
    String allowed = String.join(", ", e.getDetails().values());
    String detail = "this address takes " + allowed;
    return Answer.problem(ProblemJson.of(405, detail)).with(Map.of("Allow", allowed));
  }

  /** Returns a refusal if Jetty found malformed chunks while a route read the body. */
  private static Optional<Answer> malformed(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(HttpException.class::isInstance)
        .findFirst()
        .map(cause -> byJetty(((HttpException) cause).getCode(), cause));
  }

  private static Answer fault(Throwable thrown) {
    String id = "urn:uuid:" + UUID.randomUUID();
    LOG.error("internal error {}", id, thrown);
    return Answer.problem(ProblemJson.fault(id));
  }

  /**
   * Returns a refusal in the form for this client: a page if a person reads it.
   *
   * @param audience the audience of the route; {@code null} if the request reached no route
   */
  Answer shown(Context context, @Nullable Audience audience, Answer refusal) {
    if (Audience.isOtherWire(context.path())) {
      return refusal.asMessage();
    }
    Optional<Answer> page =
        isForPeople(context, audience)
            ? Optional.ofNullable(refusal.problem())
                .flatMap(problem -> page(refusal, problem, languages(context)))
            : Optional.empty();
    page.ifPresent(shown -> Audience.PEOPLE.applyTo(context.res()));
    return page.map(shown -> shown.with(refusal.headers())).orElse(refusal);
  }

  /** Returns nothing if the page itself fails: then the client receives JSON. */
  private Optional<Answer> page(Answer refusal, ProblemJson problem, String languages) {
    try {
      return settings
          .errorPage()
          .apply(refusal, languages)
          .map(page -> page.withStatus(problem.status()).kept(Answer.Keeping.NEVER));
    } catch (RuntimeException e) {
      LOG.error(
          "could not make the error page of status {}: sent the problem", problem.status(), e);
      return Optional.empty();
    }
  }

  private static String languages(Context context) {
    return Optional.ofNullable(context.header("Accept-Language")).orElse("");
  }

  /** A browser that opens an address accepts HTML by name; programs do not. */
  private static boolean isForPeople(Context context, @Nullable Audience audience) {
    if (context.path().startsWith("/api/")) {
      return false;
    }
    String accept = Optional.ofNullable(context.header("Accept")).orElse("*/*");
    String accepted = accept.toLowerCase(Locale.ROOT);
    return accepted.contains("text/html")
        || (audience == Audience.PEOPLE && !accepted.contains("json"));
  }
}

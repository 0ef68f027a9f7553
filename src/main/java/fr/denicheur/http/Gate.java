package fr.denicheur.http;

import fr.denicheur.web.RefusedException;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses requests that are not allowed. Every request passes {@link #checkVisitor}; those for the
 * routes of editors pass {@link #checkEditor} as well.
 */
final class Gate {
  /** Per minute and address: more than a person mistypes, too few for a program that guesses. */
  static final int MAX_REFUSED_TOKENS = 10;

  /** A raw {@code ;} or backslash, a segment of dots, or an encoded control character. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("[;\\\\]|/\\.{1,2}(?:/|$)|%(?:[01][0-9A-Fa-f]|7[Ff])");

  /** The form of RFC 6750; "Bearer" may be in upper or lower case. */
  private static final Pattern BEARER =
      Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +(" + Tokens.FORM.pattern() + ") *");

  private static final Map<String, String> CHALLENGE =
      Map.of("WWW-Authenticate", "Bearer realm=\"denicheur\"");

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final Tokens tokens;
  private final Exposure exposure;
  private final ClientAddress clients;
  private final @Nullable RateLimit requests;
  private final AtomicInteger refused = new AtomicInteger();
  private final RateLimit refusalLines = new RateLimit(1, System::nanoTime);
  private final RateLimit refusedTokens = new RateLimit(MAX_REFUSED_TOKENS, System::nanoTime);

  Gate(HttpSettings settings) {
    this.tokens = settings.tokens();
    this.exposure = settings.exposure();
    this.clients = new ClientAddress(exposure.proxies());
    this.requests =
        exposure.perMinute() == 0 ? null : new RateLimit(exposure.perMinute(), System::nanoTime);
  }

  /**
   * Refuses an ambiguous path, a host name that is not allowed, and a client that sends too many
   * requests. Health is exempt from the last two: a supervisor cannot always choose the host name.
   */
  void checkVisitor(Context context) {
    checkPath(context.path());
    if (!context.path().startsWith("/health/")) {
      checkHost(context.req().getServerName());
      checkRate(context);
    }
  }

  /**
   * Refuses paths that a proxy, a browser and this server could understand differently. Jetty
   * refuses encoded slashes, dots and zero bytes, and empty segments, but not these.
   */
  private static void checkPath(String path) {
    if (AMBIGUOUS.matcher(path).find()) {
      throw new BadRequestResponse(
          "a path must hold no control character, no ';' or '\\' unless percent-encoded,"
              + " and neither '.' nor '..' as a segment");
    }
  }

  private void checkHost(String host) {
    if (!exposure.hosts().isEmpty() && !exposure.hosts().contains(host.toLowerCase(Locale.ROOT))) {
      throw new HttpResponseException(
          421, "this server has no site of this name; the setting allowed-hosts lists its names");
    }
  }

  /** Counts the further questions of a request that asks several, and refuses one too many. */
  void countFurther(Context context, int further) {
    for (int i = 0; i < further; i++) {
      checkRate(context);
    }
  }

  private void checkRate(Context context) {
    if (requests != null) {
      requests
          .take(clients.of(context.req()))
          .ifPresent(seconds -> {
            String detail = "too many requests; come back in " + seconds + " s";
            throw RefusedException.later(429, detail, seconds);
          });
    }
  }

  /**
   * Refuses a request without a valid token in the header {@code Authorization}. A browser never
   * adds this header by itself, so a page of another site cannot make a visitor's browser write.
   *
   * @throws RefusedException if its token is missing or not valid, or if too many requests from the
   *     same address had no valid one
   * @throws ForbiddenResponse if the browser says that a page of another site sends it
   */
  void checkEditor(Context context) {
    if (!tokens.admit(shown(context))) {
      throw refusedToken(context);
    }
    if ("cross-site".equals(context.header("Sec-Fetch-Site"))) {
      throw new ForbiddenResponse("a page of another site may not change postings");
    }
  }

  /** A valid token is never refused, because others may share the address. */
  private RefusedException refusedToken(Context context) {
    refused.incrementAndGet();
    if (refusalLines.take("").isEmpty()) {
      LOG.warn(
          "refused {} requests to read problems or write postings without a valid token since the"
              + " last line like this one",
          refused.getAndSet(0));
    }
    OptionalLong barred = refusedTokens.take(clients.of(context.req()));
    return barred.isPresent()
        ? RefusedException.later(
            429,
            "too many requests of this address had no valid token; try again later",
            barred.getAsLong())
        : new RefusedException(401, "a valid token is needed: Authorization: Bearer …", CHALLENGE);
  }

  /** Returns the token of a request; empty if there is none or it is malformed. */
  private static String shown(Context context) {
    List<String> headers = Collections.list(context.req().getHeaders("Authorization"));
    Matcher bearer = BEARER.matcher(headers.size() == 1 ? headers.getFirst() : "");
    return bearer.matches() ? bearer.group(1) : "";
  }
}

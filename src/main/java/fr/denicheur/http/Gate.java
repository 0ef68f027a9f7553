package fr.denicheur.http;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets in whoever shows a valid token, in the header {@code Authorization} and nowhere else: a
 * browser adds it to no request by itself, so no other site can write in a visitor's name.
 */
final class Gate {
  /** The form of RFC 6750; the scheme's case does not count. */
  private static final Pattern BEARER =
      Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +(" + Tokens.FORM.pattern() + ") *");

  private final Tokens tokens;
  private final ClientAddress clients;
  private final FailedTries failed = new FailedTries();

  Gate(Tokens tokens, ClientAddress clients) {
    this.tokens = tokens;
    this.clients = clients;
  }

  /** No token, or none that is valid. */
  static final class NotAdmittedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAdmittedException() {
      super("a valid token is needed: Authorization: Bearer …");
    }
  }

  /** Too many tries without a valid token. */
  static final class BarredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    BarredException(Duration left) {
      super("too many requests without a valid token");
      this.seconds = left.toSeconds() + 1;
    }

    /** In how many whole seconds it is worth asking again; at least one. */
    long seconds() {
      return seconds;
    }
  }

  /**
   * Returns where a request may pass.
   *
   * @throws NotAdmittedException where it shows no valid token, for whatever reason
   * @throws BarredException where too many from the same address did not
   * @throws ForbiddenResponse where a browser says that another site sends it
   */
  void check(Context context) {
    String address = clients.of(context.req());
    Optional<Duration> barred = failed.barred(address);
    if (barred.isPresent()) {
      throw new BarredException(barred.get());
    }
    if (!tokens.admit(shown(context))) {
      failed.add(address);
      throw new NotAdmittedException();
    }
    if ("cross-site".equals(context.header("Sec-Fetch-Site"))) {
      throw new ForbiddenResponse("another site may not ask this");
    }
  }

  /** Returns the token of a request; an empty text, which is none, where it is not written so. */
  private static String shown(Context context) {
    List<String> headers = Collections.list(context.req().getHeaders("Authorization"));
    Matcher bearer = BEARER.matcher(headers.size() == 1 ? headers.getFirst() : "");
    return bearer.matches() ? bearer.group(1) : "";
  }
}

package fr.denicheur.http;

import fr.denicheur.web.Answer;
import fr.denicheur.web.ProblemJson;
import fr.denicheur.web.RequestBody;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Where a server listens, how much it takes on, which clients it lets in, and how it refuses.
 *
 * @param host the address to listen on; {@code 127.0.0.1} answers this machine alone
 * @param port 0 to {@value #MAX_PORT}; 0 takes any free one
 * @param limits how much it takes on
 * @param exposure what stands between the server and its clients
 * @param tokens those with which editors may change postings
 * @param refusal returns an exception of the rooms that answer as a {@link
 *     fr.denicheur.web.RefusedException} if it is one, else as it is
 * @param errorPage returns the page that shows a refusal to people; empty if there are no pages
 */
public record HttpSettings(
    String host,
    int port,
    Limits limits,
    Exposure exposure,
    Tokens tokens,
    UnaryOperator<Throwable> refusal,
    Function<ProblemJson, Optional<Answer>> errorPage) {
  /** The highest port there is. */
  public static final int MAX_PORT = 65_535;

  /**
   * How much a server takes on before it refuses requests or closes connections.
   *
   * @param running questions an engine works on at once
   * @param waiting questions that wait for their turn; one more is refused at once
   * @param patience how long a question waits before it is refused
   * @param connections open connections; a further one waits until another closes
   * @param idle how long a connection may stay silent
   * @param stop how long answers in progress may take when the server stops
   */
  public record Limits(
      int running, int waiting, Duration patience, int connections, Duration idle, Duration stop) {
    /**
     * Searching needs processor time and nothing else: more than one question per core would only
     * wait for each other, and would delay refusals and health. On a single core two run, so that a
     * long one does not hold up all others. Idle connections close after 10 s because a full house
     * makes new ones wait. Stopping takes at most 8 s because supervisors kill after 10 s, and the
     * index closes after the server.
     */
    public static final Limits DEFAULT =
        new Limits(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            100,
            Duration.ofSeconds(2),
            2_000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(8));

    public Limits {
      requireAtLeast(1, "running", running);
      requireAtLeast(0, "waiting", waiting);
      requireAtLeast(1, "connections", connections);
    }

    private static void requireAtLeast(int least, String name, int value) {
      if (value < least) {
        throw new IllegalArgumentException(name + " must be at least " + least + "; got " + value);
      }
    }
  }

  public HttpSettings {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port must be between 0 and " + MAX_PORT + "; got " + port);
    }
  }

  /** Listens with the usual limits to any client, without tokens and pages. */
  public static HttpSettings on(String host, int port) {
    return new HttpSettings(
        host,
        port,
        Limits.DEFAULT,
        Exposure.OPEN,
        Tokens.NONE,
        UnaryOperator.identity(),
        problem -> Optional.empty());
  }

  /** Returns these settings with other limits. */
  public HttpSettings within(Limits other) {
    return new HttpSettings(host, port, other, exposure, tokens, refusal, errorPage);
  }

  /** Returns these settings, exposed in another way. */
  public HttpSettings exposed(Exposure other) {
    return new HttpSettings(host, port, limits, other, tokens, refusal, errorPage);
  }

  /** Returns these settings with the tokens of editors. */
  public HttpSettings admitting(Tokens editors) {
    return new HttpSettings(host, port, limits, exposure, editors, refusal, errorPage);
  }

  /** Returns these settings with another way to refuse. */
  public HttpSettings refusing(
      UnaryOperator<Throwable> asRefusal, Function<ProblemJson, Optional<Answer>> asPage) {
    return new HttpSettings(host, port, limits, exposure, tokens, asRefusal, asPage);
  }

  /** Returns the limits that clients may want to know; a name ends with what is counted. */
  public Map<String, Long> limitsByName() {
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("refusedTokensPerMinute", (long) Gate.MAX_REFUSED_TOKENS);
    all.put("headBytes", (long) JettySetup.MAX_HEAD);
    all.put("connections", (long) limits.connections());
    all.put("idleMillis", limits.idle().toMillis());
    all.put("exchangeMillis", SlowCallers.exchange(limits.idle()).toMillis());
    all.put("concurrentBodies", (long) RequestBody.MAX_AT_ONCE);
    all.put("concurrentQuestions", (long) limits.running());
    all.put("waitingQuestions", (long) limits.waiting());
    all.put("waitingMillis", limits.patience().toMillis());
    all.put("stopMillis", limits.stop().toMillis());
    if (exposure.perMinute() > 0) { // else a client may ask as often as it likes
      all.put("requestsPerMinute", (long) exposure.perMinute());
    }
    return all;
  }
}

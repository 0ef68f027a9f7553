package fr.denicheur.http;

import fr.denicheur.web.Answer;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.RequestBody;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The settings of an HTTP server: its address, its limits, the clients it lets in, and the form of
 * its refusals.
 *
 * @param host the address to listen on; {@code 127.0.0.1} answers this machine alone
 * @param port the port, 0 to {@value #MAX_PORT}; 0 takes any free one
 * @param limits how many requests and connections it accepts, and how long they may take
 * @param exposure what stands between the server and its clients
 * @param base the path below which the public site lies
 * @param tokens the tokens with which editors may change postings
 * @param refusal turns the failure of an engine or a folder into a {@link
 *     fr.denicheur.web.RefusedException}; returns any other exception unchanged
 * @param errorPage returns the page that shows a refusal to people, given the refusal and the
 *     header {@code Accept-Language} of the request, which may be empty; returns none if there are
 *     no pages
 */
public record HttpSettings(
    String host,
    int port,
    Limits limits,
    Exposure exposure,
    BasePath base,
    Tokens tokens,
    UnaryOperator<Throwable> refusal,
    BiFunction<Answer, String, Optional<Answer>> errorPage) {
  /** The highest port. */
  public static final int MAX_PORT = 65_535;

  /**
   * How many requests and connections a server accepts, and how long they may take.
   *
   * @param running the most questions that the engine works on at once, 1 or more
   * @param waiting the most questions that wait for their turn; a further one is refused at once
   * @param patience how long a question waits for its turn before it is refused
   * @param connections the most open connections, 1 or more; a further one waits until one closes
   * @param idle how long a connection may stay silent before it is closed
   * @param stop how long answers in progress may take when the server stops
   */
  public record Limits(
      int running, int waiting, Duration patience, int connections, Duration idle, Duration stop) {
    /**
     * One question runs per core, because searching needs only processor time: more would delay
     * each other, refusals and health. On a single core two run, so that a long one does not delay
     * all others. Idle connections close after 10 s to make room for new ones. Stopping takes at
     * most 8 s because supervisors kill after 10 s, and the index closes after the server.
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

    /** A quarter of the processors at most, so that drafts hardly delay questions. */
    int drafts() {
      return Math.max(1, running / 4);
    }

    /**
     * The most connections of one address: a quarter, so that one client leaves room for others.
     */
    int connectionsPerAddress() {
      return Math.max(1, connections / 4);
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

  /** Returns settings with the usual limits, for any client, without tokens or pages. */
  public static HttpSettings on(String host, int port) {
    return new HttpSettings(
        host,
        port,
        Limits.DEFAULT,
        Exposure.OPEN,
        BasePath.ROOT,
        Tokens.NONE,
        UnaryOperator.identity(),
        (problem, languages) -> Optional.empty());
  }

  /** Returns these settings with another exposure. */
  public HttpSettings exposed(Exposure other) {
    return new HttpSettings(host, port, limits, other, base, tokens, refusal, errorPage);
  }

  /** Returns these settings for a site below a path. */
  public HttpSettings below(BasePath other) {
    return new HttpSettings(host, port, limits, exposure, other, tokens, refusal, errorPage);
  }

  /** Returns these settings with other tokens. */
  public HttpSettings admitting(Tokens editors) {
    return new HttpSettings(host, port, limits, exposure, base, editors, refusal, errorPage);
  }

  /** Returns these settings with other functions for refusals; see the parameters above. */
  public HttpSettings refusing(
      UnaryOperator<Throwable> asRefusal, BiFunction<Answer, String, Optional<Answer>> asPage) {
    return new HttpSettings(host, port, limits, exposure, base, tokens, asRefusal, asPage);
  }

  /** Returns the limits by name, for {@code GET /api/v1/limits}. */
  public Map<String, Long> limitsByName() {
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("refusedTokensPerMinute", (long) Gate.MAX_REFUSED_TOKENS);
    all.put("headBytes", (long) JettySetup.MAX_HEAD);
    all.put("connections", (long) limits.connections());
    all.put("connectionsPerAddress", (long) limits.connectionsPerAddress());
    all.put("idleMillis", limits.idle().toMillis());
    all.put("exchangeMillis", SlowCallers.exchange(limits.idle()).toMillis());
    all.put("concurrentBodies", (long) RequestBody.MAX_AT_ONCE);
    all.put("concurrentBodiesPerAddress", (long) Dispatcher.MAX_BODIES);
    all.put("concurrentDrafts", (long) limits.drafts());
    all.put("waitingDrafts", (long) Admission.MAX_WAITING_DRAFTS);
    all.put("concurrentQuestions", (long) limits.running());
    all.put("waitingQuestions", (long) limits.waiting());
    all.put("waitingMillis", limits.patience().toMillis());
    all.put("stopMillis", limits.stop().toMillis());
    if (exposure.perMinute() > 0) { // else there is no limit
      all.put("requestsPerMinute", (long) exposure.perMinute());
    }
    return all;
  }
}

package fr.denicheur.http;

import java.time.Duration;

/**
 * Where a server listens and how much it takes on.
 *
 * @param host the address to listen on; {@code 127.0.0.1} answers this machine alone
 * @param port 0 to {@value #MAX_PORT}; 0 takes any free one
 * @param limits how much it takes on
 * @param front what stands between it and its callers
 */
public record HttpSettings(String host, int port, Limits limits, Front front) {
  /**
   * How long a question may take. Who waits longer has gone elsewhere; usual ones take
   * milliseconds.
   */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(1);

  /** The highest port there is. */
  public static final int MAX_PORT = 65_535;

  /**
   * How much a server takes on before it refuses or lets go.
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
     * Searching costs processor time and nothing else, so more than one question a core only wait
     * for each other, and keep refusals and health waiting too; but on a single core a long one is
     * not to hold up all others. Idle connections are let go early because a full house makes new
     * ones wait; supervisors kill what has not stopped within ten seconds, and the index is to be
     * closed after the server.
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

  /** Listens here, with nothing known of what is in front. */
  public HttpSettings(String host, int port, Limits limits) {
    this(host, port, limits, Front.OPEN);
  }

  /** Returns these settings, behind something. */
  public HttpSettings behind(Front other) {
    return new HttpSettings(host, port, limits, other);
  }

  /** Listens here, with the usual limits. */
  public static HttpSettings on(String host, int port) {
    return new HttpSettings(host, port, Limits.DEFAULT);
  }
}

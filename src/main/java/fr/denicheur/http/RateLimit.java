package fr.denicheur.http;

import fr.denicheur.web.RecentlyUsed;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Limits how often per minute each client may do something, in a burst or evenly spread.
 *
 * <p>Each time costs an equal part of a minute. For each client this class keeps the time until
 * which its past requests are paid; a client that is not in the map owes nothing. Safe for use by
 * several threads.
 */
final class RateLimit {
  /**
   * The most clients in the map, about a hundred bytes each. The client that was silent longest is
   * removed, which can only allow it more.
   */
  static final int MAX_CLIENTS = 10_000;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final long price;
  private final LongSupplier nanos;
  private final Map<String, Long> paidUntil = new RecentlyUsed<>(MAX_CLIENTS);

  /**
   * @param perMinute how often each client may do it, at least 1
   * @param nanos a clock in nanoseconds that never goes back
   */
  RateLimit(int perMinute, LongSupplier nanos) {
    this.price = MINUTE / perMinute;
    this.nanos = nanos;
  }

  /** Counts once unless the client must wait; returns how many seconds it must wait, if any. */
  synchronized OptionalLong take(String client) {
    OptionalLong wait = secondsToWait(client);
    if (wait.isEmpty()) {
      count(client);
    }
    return wait;
  }

  /** Returns how many seconds a client must wait until it may be counted again, if any. */
  synchronized OptionalLong secondsToWait(String client) {
    long over = owed(client) + price - MINUTE;
    return over > 0
        ? OptionalLong.of(Duration.ofNanos(over).toSeconds() + 1)
        : OptionalLong.empty();
  }

  /** Counts once. */
  synchronized void count(String client) {
    paidUntil.put(client, nanos.getAsLong() + owed(client) + price);
  }

  private long owed(String client) {
    long now = nanos.getAsLong();
    return Math.max(0, paidUntil.getOrDefault(client, now) - now);
  }

  synchronized int clients() {
    return paidUntil.size();
  }
}

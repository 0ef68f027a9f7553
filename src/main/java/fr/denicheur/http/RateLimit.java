package fr.denicheur.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Lets each client ask so often a minute, at any pace: all at once, or evenly.
 *
 * <p>For each it remembers until when what it asked is paid for; whoever is not remembered owes
 * nothing. Safe for use by several threads.
 */
final class RateLimit {
  /**
   * Clients remembered, some hundred bytes each. Beyond, whoever was silent longest is forgotten,
   * which can only be to its advantage.
   */
  static final int MAX_CLIENTS = 10_000;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final long price;
  private final LongSupplier nanos;
  private final Map<String, Long> paidUntil =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_CLIENTS;
        }
      };

  /**
   * @param perMinute at least 1
   * @param nanos a clock that never goes back
   */
  RateLimit(int perMinute, LongSupplier nanos) {
    this.price = MINUTE / perMinute;
    this.nanos = nanos;
  }

  /** Takes note of a question; returns how many seconds to wait before it may be asked, if any. */
  synchronized OptionalLong secondsToWait(String client) {
    long now = nanos.getAsLong();
    long owed = Math.max(0, paidUntil.getOrDefault(client, now) - now);
    if (owed + price > MINUTE) {
      long wait = Duration.ofNanos(owed + price - MINUTE).toSeconds();
      return OptionalLong.of(wait + 1);
    }
    paidUntil.put(client, now + owed + price);
    return OptionalLong.empty();
  }

  synchronized int clients() {
    return paidUntil.size();
  }
}

package fr.denicheur.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts who failed to show a valid token, so that nobody can try many. For any number of threads.
 */
final class FailedTries {
  /** A person who mistypes does not get there; a program that guesses does at once. */
  static final int MAX_A_MINUTE = 10;

  static final Duration WINDOW = Duration.ofMinutes(1);

  /** About a megabyte; whoever has more addresses gets little out of ten tries with each. */
  static final int MAX_ADDRESSES = 10_000;

  private record Tries(long since, int count) {}

  private final LongSupplier nanoTime;

  @SuppressWarnings("serial") // never serialised
  private final Map<String, Tries> byAddress =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return super.size() > MAX_ADDRESSES;
        }
      };

  FailedTries() {
    this(System::nanoTime);
  }

  /**
   * @param nanoTime a clock that nobody sets
   */
  FailedTries(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Somebody at this address showed no valid token. */
  synchronized void add(String address) {
    long now = nanoTime.getAsLong();
    Tries earlier = byAddress.remove(address);
    byAddress.put(
        address,
        earlier == null || isOver(earlier, now)
            ? new Tries(now, 1)
            : new Tries(earlier.since(), earlier.count() + 1));
  }

  /** Returns how long this address is not listened to; nothing where it is. */
  synchronized Optional<Duration> barred(String address) {
    long now = nanoTime.getAsLong();
    return Optional.ofNullable(byAddress.get(address))
        .filter(tries -> tries.count() >= MAX_A_MINUTE && !isOver(tries, now))
        .map(tries -> WINDOW.minusNanos(now - tries.since()));
  }

  synchronized int size() {
    return byAddress.size();
  }

  private static boolean isOver(Tries tries, long now) {
    return now - tries.since() >= WINDOW.toNanos();
  }
}

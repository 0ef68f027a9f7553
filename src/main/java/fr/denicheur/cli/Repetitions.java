package fr.denicheur.cli;

import fr.denicheur.web.RecentlyUsed;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Lets the same log line through once a minute. A lasting fault, such as a lack of file
 * descriptors, occurs again every second, and its repetitions say nothing new.
 */
final class Repetitions implements Filter {
  private static final long PAUSE = Duration.ofMinutes(1).toNanos();

  /** Log lines remembered; the least recently repeated one is forgotten first. */
  private static final int MAX_LINES = 1_000;

  private final LongSupplier nanoTime;
  private final Map<String, Long> said = new RecentlyUsed<>(MAX_LINES);

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  Repetitions(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized boolean isLoggable(LogRecord event) {
    long now = nanoTime.getAsLong();
    String line = event.getLoggerName() + ": " + event.getMessage() + event.getThrown();
    Long before = said.get(line);
    if (before != null && now - before < PAUSE) {
      return false;
    }
    said.put(line, now);
    return true;
  }
}

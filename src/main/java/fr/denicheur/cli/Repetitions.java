package fr.denicheur.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Lets the same line of a log through once a minute. A fault that lasts, as a connection that
 * cannot be taken for want of descriptors, is met again each second, and tells nothing new.
 */
final class Repetitions implements Filter {
  private static final long PAUSE = Duration.ofMinutes(1).toNanos();

  /** Lines remembered; beyond, the oldest may be said again. */
  private static final int MAX_LINES = 1_000;

  private final LongSupplier nanoTime;
  private final Map<String, Long> said =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_LINES;
        }
      };

  /**
   * @param nanoTime a clock that nobody sets
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

package fr.denicheur.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets something happen once in a while, however often it is asked for. */
final class Throttle {
  private final long pause;
  private final LongSupplier nanos;
  private final AtomicLong next;

  /**
   * @param pause between two times
   * @param nanos a clock that never goes back
   */
  Throttle(Duration pause, LongSupplier nanos) {
    this.pause = pause.toNanos();
    this.nanos = nanos;
    this.next = new AtomicLong(nanos.getAsLong());
  }

  /** Whether it may happen now; if so, not again before the pause is over. */
  boolean lets() {
    long now = nanos.getAsLong();
    long due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + pause);
  }
}

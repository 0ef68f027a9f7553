package fr.denicheur.lucene.index;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.QueryTimeout;

/**
 * The time limit of one question. Collectors and readers check it from time to time; once it has
 * passed it stays passed, and it remembers that one of them stopped early.
 *
 * <p>If the limit passes after the last check, no work was left out and the answer is complete.
 */
public final class Deadline implements QueryTimeout {
  private final BooleanSupplier isOver;
  private volatile boolean cut;

  /**
   * @param isOver checked until it returns true
   */
  public Deadline(BooleanSupplier isOver) {
    this.isOver = isOver;
  }

  /** Returns a deadline that begins now. */
  public static Deadline in(Duration limit) {
    long begin = System.nanoTime();
    long nanos = limit.toNanos();
    return new Deadline(() -> System.nanoTime() - begin > nanos);
  }

  /** Returns a deadline that never passes. */
  public static Deadline none() {
    return new Deadline(() -> false);
  }

  /** Whether to stop. A caller that gets {@code true} must leave out the rest of its work. */
  @Override
  public boolean shouldExit() {
    if (!cut && isOver.getAsBoolean()) {
      cut = true;
    }
    return cut;
  }

  /** Whether a caller had to stop. */
  public boolean hasCut() {
    return cut;
  }
}

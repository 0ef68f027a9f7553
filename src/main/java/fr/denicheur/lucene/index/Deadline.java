package fr.denicheur.lucene.index;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.QueryTimeout;

/**
 * The time limit of one question. The code that works for the question asks it from time to time.
 * Once the time is over, it stays over, and the deadline remembers that work was left undone.
 *
 * <p>A question whose last check came in time has a whole answer, even if it ends a moment late.
 */
public final class Deadline implements QueryTimeout {
  private final BooleanSupplier isOver;
  private volatile boolean cut;

  /**
   * Makes a deadline.
   *
   * @param isOver whether the time is over; not asked again after the first yes
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

  /** Returns a deadline that never comes. */
  public static Deadline none() {
    return new Deadline(() -> false);
  }

  /** Whether to stop. A caller that gets yes leaves the rest of its work undone. */
  @Override
  public boolean shouldExit() {
    if (!cut && isOver.getAsBoolean()) {
      cut = true;
    }
    return cut;
  }

  /** Notes that another process has left work undone for want of time. */
  public void cut() {
    cut = true;
  }

  /** Whether any work was left undone. */
  public boolean hasCut() {
    return cut;
  }
}

package fr.denicheur.lucene.index;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.QueryTimeout;

/**
 * How long one question may go on. Who works for it asks from time to time; once it is over it
 * stays over, and remembers that somebody left work undone for it.
 *
 * <p>A question that is done in time may never have noticed that its time ran out a moment later:
 * its answer is whole.
 */
public final class Deadline implements QueryTimeout {
  private final BooleanSupplier isOver;
  private volatile boolean cut;

  /**
   * @param isOver asked until it says yes
   */
  public Deadline(BooleanSupplier isOver) {
    this.isOver = isOver;
  }

  /** Begins now. */
  public static Deadline in(Duration limit) {
    long begin = System.nanoTime();
    long nanos = limit.toNanos();
    return new Deadline(() -> System.nanoTime() - begin > nanos);
  }

  /** Leaves all the time there is. */
  public static Deadline none() {
    return new Deadline(() -> false);
  }

  /** Whether to stop; whoever hears yes leaves the rest of its work undone. */
  @Override
  public boolean shouldExit() {
    if (!cut && isOver.getAsBoolean()) {
      cut = true;
    }
    return cut;
  }

  /** Whether anything was left undone. */
  public boolean hasCut() {
    return cut;
  }
}

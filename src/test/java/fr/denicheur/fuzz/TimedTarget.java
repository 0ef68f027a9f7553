package fr.denicheur.fuzz;

import java.time.Duration;

/** A target that must be done soon. */
final class TimedTarget implements Target {
  /** Alone, each input takes milliseconds; a busy machine may take its time. */
  static final Duration SOON = Duration.ofSeconds(Integer.getInteger("fuzz.soon", 5));

  private final Target target;

  TimedTarget(Target target) {
    this.target = target;
  }

  @Override
  public void take(byte[] input) throws Exception {
    long start = System.nanoTime();
    target.take(input);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (took.compareTo(SOON) > 0) {
      throw new AssertionError("it took " + took);
    }
  }

  @Override
  public void close() {
    target.close();
  }
}

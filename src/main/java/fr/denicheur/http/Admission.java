package fr.denicheur.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many questions at an engine at once; some wait for their turn, in the order they
 * came, and the rest are refused at once.
 *
 * <p>A turn covers the engine's work alone, neither reading a request nor writing an answer, so
 * that a slow client takes no one's place.
 */
public final class Admission {
  private final HttpSettings.Limits limits;
  private final Semaphore running;
  private final Semaphore present;
  private final Duration patience;

  /** Lets in as many as the limits say. */
  public Admission(HttpSettings.Limits limits) {
    this.limits = limits;
    running = new Semaphore(limits.running(), true);
    present = new Semaphore(limits.running() + limits.waiting());
    patience = limits.patience();
  }

  /** How many are at work. */
  int running() {
    return limits.running() - running.availablePermits();
  }

  /** How many wait for their turn. */
  int waiting() {
    return running.getQueueLength();
  }

  /**
   * Does some work in its turn.
   *
   * @throws OverloadedException where no turn came
   */
  public <T> T admit(Supplier<T> work) {
    if (!present.tryAcquire()) {
      throw new OverloadedException("too many questions are waiting");
    }
    try {
      return inTurn(work);
    } finally {
      present.release();
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    awaitTurn();
    try {
      return work.get();
    } finally {
      running.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!running.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new OverloadedException("no turn came within " + patience.toMillis() + " ms");
      }
    } catch (InterruptedException e) {
      // Jetty interrupts threads that outlive the stop; nobody is left to answer.
      throw new OverloadedException("the server is stopping");
    }
  }
}

package fr.denicheur.http;

import fr.denicheur.web.RefusedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits how many questions, or drafts, an engine works on at once. Some more wait for their turn,
 * in the order they came; the rest are refused at once.
 *
 * <p>A turn covers only the work, neither reading the request nor writing the answer, so that a
 * slow client keeps no turn.
 */
final class Admission {
  /** Each waits with its text in memory. */
  static final int MAX_WAITING_DRAFTS = 16;

  private final int most;
  private final Semaphore running;
  private final Semaphore present;
  private final Duration patience;

  private Admission(int most, int waiting, Duration patience) {
    this.most = most;
    running = new Semaphore(most, true);
    present = new Semaphore(most + waiting);
    this.patience = patience;
  }

  /** Admits questions. */
  static Admission ofQuestions(HttpSettings.Limits limits) {
    return new Admission(limits.running(), limits.waiting(), limits.patience());
  }

  /** Admits drafts, whose turns are none of the questions'. */
  static Admission ofDrafts(HttpSettings.Limits limits) {
    return new Admission(limits.drafts(), MAX_WAITING_DRAFTS, limits.patience());
  }

  /** How many questions are being worked on. */
  int running() {
    return most - running.availablePermits();
  }

  /** How many questions wait for their turn. */
  int waiting() {
    return running.getQueueLength();
  }

  /** Whether the next question gets its turn at once, unless another comes before it. */
  boolean hasTurn() {
    return running.availablePermits() > 0 && !running.hasQueuedThreads();
  }

  /**
   * Does some work when its turn comes.
   *
   * @throws RefusedException if too many questions wait, or its turn does not come in time
   */
  <T> T admit(Supplier<T> work) {
    if (!present.tryAcquire()) {
      throw RefusedException.unavailable("too many questions are waiting; try again later");
    }
    try {
      awaitTurn();
      try {
        return work.get();
      } finally {
        running.release();
      }
    } finally {
      present.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!running.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw RefusedException.unavailable(
            "the question waited " + patience.toMillis() + " ms for its turn; try again later");
      }
    } catch (InterruptedException e) {
      // Jetty interrupts the threads that still run when it stops; their clients are gone.
      throw RefusedException.unavailable("the server is stopping");
    }
  }
}

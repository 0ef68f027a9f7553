package fr.denicheur.opensearch;

import fr.denicheur.opensearch.cluster.ClusterFault;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what follows from the latest publication, and takes long to ask of a large index. For a
 * small one it is asked anew after each publication, by one question while others go on with what
 * they know. For a large one it may be a minute old, and a thread of its own asks again. Any thread
 * may ask.
 *
 * @param <T> an immutable value
 */
final class Refreshed<T> {
  /** The most postings for which a question waits. */
  static final int SMALL = 20_000;

  private static final Duration REST = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Refreshed.class);

  private final String thread;
  private final @Nullable T meanwhile;
  private final Function<Publication, T> work;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable T value;
  private volatile long number = -1;
  private volatile long askedAt = System.nanoTime() - REST.toNanos() - 1;

  /**
   * @param thread the name of the thread that asks for a large index
   * @param meanwhile serves a large index until the first value is made; null if a question waits
   * @param work makes the value
   */
  Refreshed(String thread, @Nullable T meanwhile, Function<Publication, T> work) {
    this.thread = thread;
    this.meanwhile = meanwhile;
    this.work = work;
  }

  /** Returns the value to use with a publication. */
  T of(Publication publication) {
    T kept = value;
    boolean isSmall = publication.postings() <= SMALL;
    if (kept == null && (isSmall || meanwhile == null)) {
      return first(publication);
    }
    if (number < publication.number() && (isSmall || isRested())) {
      if (isSmall) {
        askUnlessBusy(publication);
      } else if (!asking.isLocked()) {
        Thread.ofPlatform().daemon().name(thread).start(() -> askUnlessBusy(publication));
      }
      kept = value;
    }
    return Objects.requireNonNull(kept == null ? meanwhile : kept);
  }

  /** The number of the publication for which the last value was made; -1 if there is none yet. */
  long number() {
    return number;
  }

  private T first(Publication publication) {
    asking.lock();
    try {
      T kept = value;
      return kept == null ? keep(publication, work.apply(publication)) : kept;
    } finally {
      asking.unlock();
    }
  }

  private boolean isRested() {
    return System.nanoTime() - askedAt > REST.toNanos();
  }

  /** Asks, unless another thread does; after a fault what is known from before serves on. */
  private void askUnlessBusy(Publication publication) {
    if (!asking.tryLock()) {
      return;
    }
    try {
      if (number < publication.number()) {
        T unused = keep(publication, work.apply(publication));
      }
    } catch (ClusterFault e) {
      LOG.warn(
          "{} could not be asked of the cluster; what is known from before serves on: {}",
          thread,
          e.getMessage());
      askedAt = System.nanoTime();
    } finally {
      asking.unlock();
    }
  }

  private T keep(Publication publication, T asked) {
    value = asked;
    number = publication.number();
    askedAt = System.nanoTime();
    return asked;
  }
}

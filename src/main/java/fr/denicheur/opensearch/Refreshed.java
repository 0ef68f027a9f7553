package fr.denicheur.opensearch;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what follows from the latest publication, and takes long to ask of a large index. For a
 * small one it is asked anew after each publication. For a large one it may be a minute old, and a
 * thread of its own asks again; only the very first question waits. Any thread may ask.
 *
 * @param <T> an immutable value
 */
final class Refreshed<T> {
  /** The most postings for which a question waits. */
  private static final int SMALL = 20_000;

  private static final Duration REST = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Refreshed.class);

  private final String thread;
  private final Function<Publication, T> work;
  private @Nullable T value;
  private long number = -1;
  private long askedAt;
  private boolean isAsking;

  /**
   * @param thread the name of the thread that asks for a large index
   * @param work makes the value
   */
  Refreshed(String thread, Function<Publication, T> work) {
    this.thread = thread;
    this.work = work;
  }

  /** Returns the value to use with a publication. */
  synchronized T of(Publication publication) {
    T kept = value;
    if (kept == null || (number < publication.number() && publication.postings() <= SMALL)) {
      kept = work.apply(publication);
      keep(publication, kept);
    } else if (number < publication.number() && !isAsking && isRested()) {
      isAsking = true;
      Thread.ofPlatform().daemon().name(thread).start(() -> ask(publication));
    }
    return kept;
  }

  private boolean isRested() {
    return System.nanoTime() - askedAt > REST.toNanos();
  }

  private void ask(Publication publication) {
    try {
      keep(publication, work.apply(publication));
    } catch (ClusterFault e) {
      LOG.warn(
          "{} could not ask the cluster; what is known from before serves on: {}",
          thread,
          e.getMessage());
      synchronized (this) {
        isAsking = false;
        askedAt = System.nanoTime();
      }
    }
  }

  private synchronized void keep(Publication publication, T asked) {
    value = asked;
    number = publication.number();
    askedAt = System.nanoTime();
    isAsking = false;
  }
}

package fr.denicheur.lucene.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.lucene.util.IOFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what follows from the latest snapshot that was asked about, and takes long to work out for
 * a large index.
 *
 * <p>It is worked out at the first question, so that publishing costs no more. The thread that asks
 * does it for a small index. A thread of its own does it for a large one, and rests for a while
 * then; meanwhile the value of an earlier snapshot serves. Any number of threads may ask.
 *
 * @param <T> an immutable value
 */
public final class Latest<T> {
  /** The work takes at most one twentieth of the time while an index changes without a pause. */
  private static final int SHARE = 20;

  /** However long it takes, a value is at most about this much behind. */
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  private record Kept<T>(long snapshot, T value) {}

  private final String thread;
  private final int small;
  private final Duration patience;
  private final Supplier<T> otherwise;
  private final IOFunction<Snapshot, T> work;
  private @Nullable Kept<T> latest;

  /** What is being worked out, or was last. */
  private @Nullable CompletableFuture<T> begun;

  /** When the next value may be worked out, of {@link System#nanoTime}. */
  private long rested = System.nanoTime();

  /**
   * Keeps nothing yet.
   *
   * @param thread the name of the thread that works
   * @param small the most postings of an index for which the asking thread works
   * @param patience how long a question waits for the very first value
   * @param otherwise what serves it after that
   * @param work makes the value of a snapshot
   */
  public Latest(
      String thread,
      int small,
      Duration patience,
      Supplier<T> otherwise,
      IOFunction<Snapshot, T> work) {
    this.thread = thread;
    this.small = small;
    this.patience = patience;
    this.otherwise = otherwise;
    this.work = work;
  }

  /** Returns the value to use with a snapshot. */
  public T of(Snapshot snapshot) throws IOException {
    if (snapshot.reader().numDocs() <= small) {
      return now(snapshot);
    }
    CompletableFuture<T> first = begin(snapshot);
    Kept<T> kept = latest();
    return kept == null
        ? result(
                first
                    .thenApply(Optional::of)
                    .completeOnTimeout(Optional.empty(), patience.toNanos(), TimeUnit.NANOSECONDS))
            .orElseGet(otherwise)
        : kept.value();
  }

  /** Whether the value of a snapshot, or of a later one, is there already. */
  public boolean isThereFor(Snapshot snapshot) {
    Kept<T> kept = latest();
    return kept != null && kept.snapshot() >= snapshot.number();
  }

  private synchronized T now(Snapshot snapshot) throws IOException {
    Kept<T> kept = latest;
    if (kept == null || kept.snapshot() < snapshot.number()) {
      kept = worked(snapshot);
      latest = kept;
    }
    return kept.value();
  }

  /** What was read from files that were cut short is not kept: it would outlive them. */
  private Kept<T> worked(Snapshot snapshot) throws IOException {
    T value = work.apply(snapshot);
    snapshot.files().requireWhole();
    return new Kept<>(snapshot.number(), value);
  }

  private synchronized @Nullable Kept<T> latest() {
    return latest;
  }

  /** Begins to work, unless the value is there or another one is or was just being worked out. */
  private synchronized CompletableFuture<T> begin(Snapshot snapshot) throws IOException {
    CompletableFuture<T> last = begun;
    if (last != null && !last.isDone()) {
      return last;
    }
    begun = null;
    if (last != null) {
      T unused = result(last); // throws if it failed; the question after this one tries again
    }
    if (last == null || (!isThereFor(snapshot) && System.nanoTime() - rested >= 0)) {
      snapshot.reader().incRef();
      last = CompletableFuture.supplyAsync(() -> workedAndKept(snapshot), this::start);
    }
    begun = last;
    return last;
  }

  private void start(Runnable task) {
    Thread.ofPlatform().daemon().name(thread).start(task);
  }

  private T workedAndKept(Snapshot snapshot) {
    try {
      long begin = System.nanoTime();
      Kept<T> kept = worked(snapshot);
      long took = System.nanoTime() - begin;
      synchronized (this) {
        rested = begin + Math.min(SHARE * took, took + LONGEST_REST.toNanos());
        latest = kept;
      }
      return kept.value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InternalError e) { // a mapped file became shorter, as Generation.read says
      throw new UncheckedIOException(new IOException(e));
    } finally {
      release(snapshot);
    }
  }

  private static void release(Snapshot snapshot) {
    try {
      snapshot.reader().decRef();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T result(CompletableFuture<T> worked) throws IOException {
    try {
      return worked.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw new IOException("cannot read what follows from the index", io.getCause());
      }
      throw e;
    }
  }
}

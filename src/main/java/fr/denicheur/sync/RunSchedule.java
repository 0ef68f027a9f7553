package fr.denicheur.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Decides when the next run begins and which places it lists: hinted places soon after the hint,
 * everything after an interval, and files that this process itself changed at once.
 *
 * <p>A false hint costs one short run; without a hint, a change waits until the next scan. Any
 * number of threads may give hints; one thread runs.
 */
final class RunSchedule {
  /** After this much silence the program that was writing has finished, and files have settled. */
  static final Duration QUIET = Patience.FOLLOWING.settling().plusMillis(50);

  /** A run waits at most this long for a program that writes without a pause. */
  static final Duration LONGEST_DELAY = Duration.ofMillis(500);

  /** Looking at more places one by one takes longer than scanning some ten thousand files. */
  static final int MOST_PLACES = 5_000;

  /** Scans without a hint take at most one twentieth of the time. */
  private static final int SHARE = 20;

  /** However large the folders are, a scan finds every change after this time and its own. */
  static final Duration LONGEST_INTERVAL = Duration.ofSeconds(60);

  /** One run answers all requests that arrive during this rest. */
  static final Duration SHORTEST_REST = Duration.ofMillis(20);

  /** A look takes as long as there are changes; after a long one no client waits longer. */
  static final Duration LONGEST_LOOK_REST = Duration.ofMillis(500);

  private final long interval;
  private final LongSupplier nanoTime;
  private final long origin;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Path> hinted = new HashSet<>();
  private boolean isAnywhere;
  private long firstHint;
  private long lastHint;
  private long rested;
  private long lookRested;
  private long scanRested;
  private long scanDue;
  private boolean isAsked;
  private boolean isClosed;
  private long runs;

  RunSchedule(Duration interval) {
    this(interval, System::nanoTime);
  }

  /**
   * @param interval the rest between two runs without a hint; positive
   * @param nanoTime a clock that cannot be set, in nanoseconds
   */
  RunSchedule(Duration interval, LongSupplier nanoTime) {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("interval must be positive; got " + interval);
    }
    this.interval = interval.toNanos();
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
    this.scanDue = this.interval;
  }

  /** Something may have changed at these places, and more may follow. */
  void hint(Scope scope) {
    if (!scope.isNothing()) {
      locked(() -> {
        lastHint = now();
        firstHint = isHinted() ? firstHint : lastHint;
        hinted.addAll(scope.places());
        isAnywhere |= scope.isWhole() || hinted.size() > MOST_PLACES;
        if (isAnywhere) {
          hinted.clear();
        }
      });
    }
  }

  /** This process has changed a file. */
  void ask() {
    locked(() -> isAsked = true);
  }

  /** Lets no further run begin. */
  void close() {
    locked(() -> isClosed = true);
  }

  /** A run has ended that looked at this scope and took so long. */
  void ended(Scope scope, Duration took) {
    long nanos = took.toNanos();
    locked(() -> {
      runs++;
      rested = now() + SHORTEST_REST.toNanos();
      if (scope.isWhole()) {
        scanRested = now() + Math.max(nanos, SHORTEST_REST.toNanos());
        long share = Math.min(SHARE * nanos, LONGEST_INTERVAL.toNanos());
        scanDue = now() + Math.max(interval, share);
      } else if (!scope.isNothing()) {
        lookRested =
            now() + Math.clamp(nanos, SHORTEST_REST.toNanos(), LONGEST_LOOK_REST.toNanos());
      }
    });
  }

  /** The run that has just ended failed, so the next one begins a little later. */
  void failed() {
    locked(() -> {
      rested = now() + LONGEST_LOOK_REST.toNanos();
      lookRested = Math.max(lookRested, rested);
    });
  }

  /**
   * Waits until a run is due.
   *
   * @return what the run looks at besides what this process changed; nothing once this is closed
   */
  Optional<Scope> awaitDue() {
    lock.lock();
    try {
      awaitWhile(() -> !isClosed && nanosLeft() > 0, this::nanosLeft);
      return isClosed ? Optional.empty() : Optional.of(taken());
    } finally {
      lock.unlock();
    }
  }

  /** Asks for runs without delay until a condition holds; false if it does not hold in time. */
  boolean runUntil(BooleanSupplier holds, Duration timeout) {
    long deadline = now() + timeout.toNanos();
    while (!holds.getAsBoolean()) {
      if (!awaitRun(deadline)) {
        return holds.getAsBoolean();
      }
    }
    return true;
  }

  /** Returns the time until the next known run; negative if it is overdue. */
  Duration left() {
    lock.lock();
    try {
      return Duration.ofNanos(nanosLeft());
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitRun(long deadline) {
    lock.lock();
    try {
      long before = runs;
      isAsked = true;
      changed.signalAll();
      awaitWhile(() -> !isClosed && runs == before && now() < deadline, () -> deadline - now());
      return runs != before;
    } finally {
      lock.unlock();
    }
  }

  /** A look at hints also sees what this process changed; a scan sees everything. */
  private Scope taken() {
    isAsked = false;
    if (lookWanted() > now()) {
      return Scope.NOTHING; // other programs are writing and get the time to finish
    }
    boolean isScan = isAnywhere || Math.max(scanDue, scanRested) <= now();
    Scope due = isScan ? Scope.WHOLE : Scope.of(hinted);
    hinted.clear();
    isAnywhere = false;
    return due;
  }

  private boolean isHinted() {
    return isAnywhere || !hinted.isEmpty();
  }

  private long nanosLeft() {
    return (isAsked ? Math.min(rested, lookWanted()) : lookWanted()) - now();
  }

  /** A program that writes gets the time to finish, even if a scan is due. */
  private long lookWanted() {
    long quiet = Math.min(lastHint + QUIET.toNanos(), firstHint + LONGEST_DELAY.toNanos());
    return Math.max(isHinted() ? quiet : scanDue, hinted.isEmpty() ? scanRested : lookRested);
  }

  private long now() {
    return nanoTime.getAsLong() - origin;
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitWhile(BooleanSupplier isWaiting, LongSupplier nanos) {
    try {
      while (isWaiting.getAsBoolean()) {
        boolean unused = changed.await(nanos.getAsLong(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("a thread that waits for a run was interrupted", e);
    }
  }
}

package fr.denicheur.sync;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * When the next run is due: a look where somebody hinted soon after the hint, a scan after an
 * interval, a run on what this process itself changed at once. For any number of threads, of which
 * one runs.
 */
final class Pace {
  /** After this much silence, whoever was writing has finished, and files have settled. */
  static final Duration QUIET = Caution.FOLLOWING.settling().plusMillis(50);

  /** Whoever writes without a pause is not waited for longer. */
  static final Duration LONGEST_DELAY = Duration.ofSeconds(2);

  /** A scan that nobody hinted at may take one twentieth of the time. */
  private static final int SHARE = 20;

  /** However large the folders are, every change is found within this time and that of a scan. */
  static final Duration LONGEST_INTERVAL = Duration.ofSeconds(60);

  /** What comes in meanwhile is answered by one run. */
  static final Duration SHORTEST_REST = Duration.ofMillis(20);

  /** A look costs what changed, not what is there; after a long one nobody is kept waiting. */
  static final Duration LONGEST_LOOK_REST = Duration.ofMillis(500);

  /** What is to be done now. */
  enum Due {
    /** A run on what this process itself changed. */
    OWN_CHANGES,
    /** A run on what was hinted at. */
    HINTS,
    /** A run on everything. */
    SCAN,
    /** Nothing ever again. */
    NOTHING
  }

  private final long interval;
  private final LongSupplier nanoTime;
  private final long origin;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long rested;
  private long lookRested;
  private long scanRested;
  private long scanDue;
  private long firstHint;
  private long lastHint;
  private boolean isHinted;
  private boolean isDoubted;
  private boolean isAsked;
  private boolean isClosed;
  private long runs;

  Pace(Duration interval) {
    this(interval, System::nanoTime);
  }

  /**
   * @param interval the rest between two runs that nobody hinted at; positive
   * @param nanoTime a clock that nobody sets
   */
  Pace(Duration interval, LongSupplier nanoTime) {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("interval must be positive; got " + interval);
    }
    this.interval = interval.toNanos();
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
    this.scanDue = this.interval;
  }

  /** Something may have changed; more may follow. */
  void hint() {
    locked(() -> {
      lastHint = now();
      firstHint = isHinted ? firstHint : lastHint;
      isHinted = true;
    });
  }

  /** The same, and nobody knows where. */
  void doubt() {
    locked(() -> isDoubted = true);
    hint();
  }

  /** This process has changed something. */
  void ask() {
    locked(() -> isAsked = true);
  }

  /** Lets no run begin any more. */
  void close() {
    locked(() -> isClosed = true);
  }

  /** A run has ended. */
  void ended(Due what, Duration took) {
    long nanos = took.toNanos();
    locked(() -> {
      runs++;
      rested = now() + SHORTEST_REST.toNanos();
      if (what == Due.HINTS) {
        lookRested =
            now() + Math.clamp(nanos, SHORTEST_REST.toNanos(), LONGEST_LOOK_REST.toNanos());
      }
      if (what == Due.SCAN) {
        scanRested = now() + Math.max(nanos, SHORTEST_REST.toNanos());
        long share = Math.min(SHARE * nanos, LONGEST_INTERVAL.toNanos());
        scanDue = now() + Math.max(interval, share);
      }
    });
  }

  /** The run that has just ended failed: whoever waits for the next one waits a little longer. */
  void failed() {
    locked(() -> {
      rested = now() + LONGEST_LOOK_REST.toNanos();
      lookRested = Math.max(lookRested, rested);
    });
  }

  /** Waits until something is due. */
  Due awaitDue() {
    lock.lock();
    try {
      awaitWhile(() -> !isClosed && nanosLeft() > 0, this::nanosLeft);
      return taken();
    } finally {
      lock.unlock();
    }
  }

  /** Has runs made, without delay, until something holds; false where it does not in time. */
  boolean runUntil(BooleanSupplier holds, Duration patience) {
    long deadline = now() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (!awaitRun(deadline)) {
        return holds.getAsBoolean();
      }
    }
    return true;
  }

  /** How long until a run is due, as far as is known now; negative where it is overdue. */
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

  /** A look at hints sees what this process changed as well, and a scan sees everything. */
  private Due taken() {
    if (isClosed) {
      return Due.NOTHING;
    }
    Due due = due();
    isHinted = isHinted && due == Due.OWN_CHANGES;
    isDoubted = isDoubted && isHinted;
    isAsked = false;
    return due;
  }

  private Due due() {
    if (lookWanted() > now()) {
      return Due.OWN_CHANGES;
    }
    boolean isScan = isDoubted || Math.max(scanDue, scanRested) <= now();
    return isScan ? Due.SCAN : Due.HINTS;
  }

  private long nanosLeft() {
    return (isAsked ? Math.min(rested, lookWanted()) : lookWanted()) - now();
  }

  /** Whoever writes is let finish, even where a scan is due; a look waits for no scan's rest. */
  private long lookWanted() {
    long hinted = Math.min(lastHint + QUIET.toNanos(), firstHint + LONGEST_DELAY.toNanos());
    boolean isLook = isHinted && !isDoubted;
    return Math.max(isHinted ? hinted : scanDue, isLook ? lookRested : scanRested);
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
      throw new IllegalStateException("nobody interrupts a thread that waits for a run", e);
    }
  }
}

package fr.denicheur.sync;

import fr.denicheur.reading.Problem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Synchronizer} again and again, until it is closed.
 *
 * <p>It scans instead of listening to the operating system: a scan costs milliseconds, misses
 * nothing, and works on network folders and where watches have run out. Runs never overlap, and no
 * fault ends them.
 */
public final class FolderFollower implements AutoCloseable {
  /** How soon a change is found by default. */
  public static final Duration INTERVAL = Duration.ofSeconds(5);

  /** So many different faults are remembered as told; after that, they are told anew. */
  private static final int MAX_TOLD = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(FolderFollower.class);

  private final Synchronizer synchronizer;
  private final Consumer<SyncReport> listener;
  private final ScheduledExecutorService scheduler;
  private final Set<String> toldFaults = new HashSet<>();
  private Set<String> toldProblems = Set.of();

  private FolderFollower(Synchronizer synchronizer, Consumer<SyncReport> listener) {
    this.synchronizer = synchronizer;
    this.listener = listener;
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("folder-follower").daemon().factory());
  }

  /**
   * Starts to follow; the first run begins after one interval.
   *
   * @param synchronizer what is run; {@link #close} stops it for good
   * @param interval the rest between the end of one run and the beginning of the next; positive
   * @param listener hears of every run, on the follower's own thread
   */
  public static FolderFollower start(
      Synchronizer synchronizer, Duration interval, Consumer<SyncReport> listener) {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("interval must be positive; got " + interval);
    }
    FolderFollower follower = new FolderFollower(synchronizer, listener);
    long nanos = interval.toNanos();
    var unused =
        follower.scheduler.scheduleWithFixedDelay(
            follower::runOnce, nanos, nanos, TimeUnit.NANOSECONDS);
    return follower;
  }

  /** Begins no more runs, and waits for the one that goes on, which ends early. */
  @Override
  public void close() {
    synchronizer.stop();
    scheduler.close();
  }

  /**
   * One run; a scheduler would never call again what once threw. An index file that is cut short
   * while it is mapped into memory shows itself as an InternalError.
   */
  private void runOnce() {
    try {
      SyncReport report = synchronizer.runOnSettledFiles();
      tell(report.problems());
      listener.accept(report);
    } catch (RuntimeException | InternalError e) {
      tell(e);
    }
  }

  /** Logs problems that were not there in the last run. */
  private void tell(List<Problem> problems) {
    Set<String> current = new HashSet<>();
    for (Problem problem : problems) {
      String line = problem.oneLine();
      if (current.add(line) && !toldProblems.contains(line)) {
        LOG.warn("{}", line);
      }
    }
    toldProblems = current;
  }

  private void tell(Throwable fault) {
    if (toldFaults.size() >= MAX_TOLD) {
      toldFaults.clear();
    }
    if (!scheduler.isShutdown() && toldFaults.add(String.valueOf(fault.getMessage()))) {
      LOG.error("the postings could not be brought in step; trying again", fault);
    }
  }
}

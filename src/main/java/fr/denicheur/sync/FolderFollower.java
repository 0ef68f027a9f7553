package fr.denicheur.sync;

import fr.denicheur.catalogue.Catalogue;
import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Holdings;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an engine up to date: runs a {@link Synchronizer} again and again, until it is closed.
 *
 * <p>A scan of all folders decides what changed: it misses nothing, and also works on network
 * folders and when the system grants no more watches. If the operating system reports a change, a
 * run that lists only that place begins sooner; so does one if the catalogue of startups changes,
 * which is looked at every second. If a search meets a damaged index, a scan begins at once and
 * repairs it. Runs never overlap, and a failed run is followed by another.
 *
 * <p>If another process writes the index, the follower asks at each run whether that one still
 * does, without a scan. When it does no more, the follower scans everything and writes.
 */
public final class FolderFollower implements AutoCloseable {
  /** The time between two scans without a hint, in folders that a scan reads quickly. */
  public static final Duration INTERVAL = Duration.ofSeconds(5);

  /** The time between two looks at the catalogue, which take microseconds. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** The time between two log lines about one fault that lasts. */
  private static final Duration BETWEEN_LOGS = Duration.ofMinutes(10);

  private static final EngineState OTHER_READS =
      new EngineState.ReadOnly(0, "another Dénicheur reads the files; ask that one");

  private static final Logger LOG = LoggerFactory.getLogger(FolderFollower.class);

  private final Synchronizer synchronizer;
  private final RunSchedule schedule;
  private final FolderWatch watch;
  private final ExecutorService runner;
  private final ScheduledExecutorService looking;

  /** The last catalogue that a run was asked for. */
  private volatile Catalogue catalogue = Catalogue.EMPTY;

  private @Nullable Class<?> loggedFault;
  private long loggedAt;

  /** Whether another process wrote the index when this one last tried. */
  private volatile boolean isOnlyAnswering;

  private Set<String> loggedProblems = Set.of();

  /**
   * Makes a follower that is not started yet.
   *
   * @param synchronizer makes the runs; {@link #close} stops it for good
   * @param interval the rest between the end of one run and the beginning of the next without a
   *     hint; positive; longer in folders that take long to scan, at most a minute
   */
  public FolderFollower(Synchronizer synchronizer, Duration interval) {
    this.synchronizer = synchronizer;
    this.schedule = new RunSchedule(interval);
    this.watch = new FolderWatch(schedule::hint);
    this.runner =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("folder-follower").daemon().factory());
    this.looking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("catalogue-look").daemon().factory());
  }

  /**
   * Starts to follow, with a first run soon. Call it once.
   *
   * @param listener receives the report of every run, on the follower's own thread
   */
  public void start(Consumer<SyncReport> listener) {
    start(() -> FileSystems.getDefault().newWatchService(), listener);
  }

  void start(Callable<WatchService> source, Consumer<SyncReport> listener) {
    watch.open(source);
    synchronizer.keeper().onDamage(() -> schedule.hint(Scope.WHOLE));
    schedule.hint(Scope.WHOLE);
    catalogue = synchronizer.newestCatalogue();
    runner.execute(() -> follow(listener));
    long delay = BETWEEN_LOOKS.toMillis();
    var unused =
        looking.scheduleWithFixedDelay(this::lookAtCatalogue, delay, delay, TimeUnit.MILLISECONDS);
  }

  /** Asks once for each new catalogue: a run that fails is followed by a scan anyway. */
  private void lookAtCatalogue() {
    Catalogue now = synchronizer.newestCatalogue();
    if (now != catalogue) {
      catalogue = now;
      schedule.ask();
    }
  }

  /**
   * Returns the problems of all files as of the last run, by path and line.
   *
   * @throws EngineUnavailableException if another process writes the index, because only that one
   *     has read the files
   */
  public List<Problem> problems() {
    if (isOnlyAnswering) {
      throw new EngineUnavailableException(OTHER_READS);
    }
    return synchronizer.problems();
  }

  /** This process wrote a file in one piece; a run that puts it into the index begins soon. */
  void wrote(PostingId id, Path file) {
    synchronizer.own().wrote(id, file);
    schedule.ask();
  }

  /** This process removed a file; a run that removes it from the index begins soon. */
  void removed(PostingId id, Path file) {
    synchronizer.own().removed(id, file);
    schedule.ask();
  }

  /** Waits until a run has seen what this process did to a posting; false if none has in time. */
  boolean awaitSeen(PostingId id, Duration timeout) {
    return schedule.runUntil(() -> !synchronizer.own().isPending(id), timeout);
  }

  /** Begins no more runs, ends the current one early and waits for its end. */
  @Override
  public void close() {
    synchronizer.stop();
    schedule.close();
    looking.close();
    runner.close();
    watch.close();
  }

  private void follow(Consumer<SyncReport> listener) {
    watch.follow(synchronizer.seen()); // the scan that begins now sees what was missed so far
    Optional<Scope> due = schedule.awaitDue();
    while (due.isPresent()) {
      long start = System.nanoTime();
      boolean isMade = make(due.get(), listener);
      schedule.ended(due.get(), Duration.ofNanos(System.nanoTime() - start));
      if (!isMade) {
        schedule.failed();
      }
      due = schedule.awaitDue();
    }
  }

  /**
   * Makes one run, and returns whether it came to its end. Every fault but exhausted memory is
   * caught, because further runs must follow: if an index file is cut short while it is mapped into
   * memory, the fault is an InternalError.
   */
  private boolean make(Scope scope, Consumer<SyncReport> listener) {
    try {
      SyncReport report = synchronizer.run(Patience.FOLLOWING, takingOver(scope));
      schedule.hint(Scope.of(watch.follow(synchronizer.seen())));
      schedule.hint(Scope.of(synchronizer.unsettled()));
      if (synchronizer.isBehind()) {
        schedule.ask();
      }
      log(report.problems());
      listener.accept(report);
      logEndOfFault();
      return true;
    } catch (CancellationException e) {
      LOG.debug("folder-follower ended a run early, because it is being closed", e);
    } catch (IndexInUseException e) {
      onlyAnswer(e);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      log(e);
    }
    return false;
  }

  /**
   * Returns what the next run looks at. If another process wrote the index, first asks for the
   * right to write; then no place was listed meanwhile, so the run looks at everything.
   *
   * @throws IndexInUseException if another process still writes the index
   */
  private Scope takingOver(Scope scope) {
    if (!isOnlyAnswering) {
      return scope;
    }
    Holdings unused = synchronizer.keeper().begin(Set.of());
    isOnlyAnswering = false;
    LOG.warn("this Dénicheur writes the index now; another did before");
    return Scope.WHOLE;
  }

  private void onlyAnswer(IndexInUseException e) {
    if (!isOnlyAnswering) {
      LOG.info("{}; this one only answers", e.getMessage());
    }
    isOnlyAnswering = true;
    loggedFault = null; // what is wrong now concerns the other process
  }

  /** Logs problems that the last run did not have. */
  private void log(List<Problem> problems) {
    Set<String> current = new HashSet<>();
    for (Problem problem : problems) {
      String line = problem.oneLine();
      if (current.add(line) && !loggedProblems.contains(line)) {
        LOG.warn("{}", line);
      }
    }
    loggedProblems = current;
  }

  /** Logs a fault once per class, because one that lasts names another file at each try. */
  private void log(Throwable fault) {
    long now = System.nanoTime();
    boolean isNew = fault.getClass() != loggedFault || now - loggedAt > BETWEEN_LOGS.toNanos();
    if (!runner.isShutdown() && isNew) {
      loggedFault = fault.getClass();
      loggedAt = now;
      LOG.error(
          "folder-follower could not bring the index in step and tries again: {}",
          fault.getMessage(),
          fault instanceof EngineUnavailableException ? null : fault);
    }
  }

  private void logEndOfFault() {
    if (loggedFault != null) {
      loggedFault = null;
      LOG.warn("folder-follower brought the index in step again");
    }
  }
}

package fr.denicheur.sync;

import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Synchronizer} again and again, until it is closed.
 *
 * <p>A scan of all folders decides what changed: it misses nothing, and works on network folders
 * and where watches have run out. Where the operating system says that something changed, a run
 * that looks there alone comes sooner. Where somebody's question meets a damaged index, a scan
 * comes at once, which mends it. Runs never overlap, and no fault ends them.
 */
public final class FolderFollower implements AutoCloseable {
  /** How soon a change is found where nobody announces it, in folders that are scanned quickly. */
  public static final Duration INTERVAL = Duration.ofSeconds(5);

  /** How often a fault is told that lasts. */
  private static final Duration BETWEEN_TOLD = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(FolderFollower.class);

  private final Synchronizer synchronizer;
  private final Pace pace;
  private final Hints hints = new Hints();
  private final FolderWatch watch;
  private final ExecutorService runner;
  private @Nullable Class<?> toldFault;
  private long toldAt;
  private Set<String> toldProblems = Set.of();

  private FolderFollower(Synchronizer synchronizer, Duration interval) {
    this.synchronizer = synchronizer;
    this.pace = new Pace(interval);
    this.watch = new FolderWatch(this::hint);
    this.runner =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("folder-follower").daemon().factory());
  }

  /**
   * Returns what can follow, once it is started.
   *
   * @param synchronizer what is run; {@link #close} stops it for good
   * @param interval the rest between the end of one run and the beginning of the next where nothing
   *     is heard; positive; longer in folders that take long to scan, at most a minute
   */
  public static FolderFollower of(Synchronizer synchronizer, Duration interval) {
    return new FolderFollower(synchronizer, interval);
  }

  /**
   * Starts to follow, with a first run soon. To be called once.
   *
   * @param listener hears of every run, on the follower's own thread
   */
  public void start(Consumer<SyncReport> listener) {
    start(() -> FileSystems.getDefault().newWatchService(), listener);
  }

  void start(FolderWatch.Source source, Consumer<SyncReport> listener) {
    watch.open(source);
    synchronizer.keeper().onDamage(() -> hint(Scope.WHOLE));
    hint(Scope.WHOLE);
    runner.execute(() -> follow(listener));
  }

  /** This process wrote a file, in one piece; the index has it soon. */
  void wrote(PostingId id, Path file, String shown) {
    synchronizer.own().wrote(id, file, shown);
    pace.ask();
  }

  /** This process removed a file; the index has it soon. */
  void removed(PostingId id, Path file, String shown) {
    synchronizer.own().removed(id, file, shown);
    pace.ask();
  }

  /** Waits until a run has seen what this process did to a posting; false where none does. */
  boolean awaitSeen(PostingId id, Duration patience) {
    return pace.runUntil(() -> !synchronizer.own().isPending(id), patience);
  }

  /** Begins no more runs, and waits for the one that goes on, which ends early. */
  @Override
  public void close() {
    synchronizer.stop();
    pace.close();
    runner.close();
    watch.close();
  }

  private void hint(Scope scope) {
    if (hints.add(scope)) {
      pace.doubt();
    } else {
      pace.hint();
    }
  }

  private void follow(Consumer<SyncReport> listener) {
    watch.follow(synchronizer.seen()); // where something was missed, the scan that begins sees it
    for (Pace.Due due = pace.awaitDue(); due != Pace.Due.NOTHING; due = pace.awaitDue()) {
      long start = System.nanoTime();
      Scope scope = scope(due);
      boolean isMade = make(scope, listener);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      pace.ended(scope.isWhole() ? Pace.Due.SCAN : due, took);
      if (!isMade) {
        pace.failed();
      }
    }
  }

  /**
   * Where this process changes something while others write, those are given the time to finish.
   */
  private Scope scope(Pace.Due due) {
    if (due == Pace.Due.OWN_CHANGES) {
      return Scope.NOTHING;
    }
    Scope hinted = hints.take();
    return due == Pace.Due.SCAN ? Scope.WHOLE : hinted;
  }

  /**
   * Makes one run, and returns whether it came to its end; a fault must not be the last one. An
   * index file that is cut short while it is mapped into memory shows itself as an InternalError.
   * Only where memory is out nothing may go on.
   */
  private boolean make(Scope scope, Consumer<SyncReport> listener) {
    try {
      SyncReport report = synchronizer.run(SyncProgress.NONE, Caution.FOLLOWING, scope);
      lookAgain(watch.follow(synchronizer.seen()));
      lookAgain(synchronizer.unsettled());
      tell(report.problems());
      listener.accept(report);
      tellOfEnd();
      return true;
    } catch (CancellationException e) {
      LOG.debug("this run was told to end", e);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      tell(e);
    }
    return false;
  }

  private void lookAgain(Set<Path> places) {
    if (!places.isEmpty()) {
      hint(Scope.of(places));
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

  /** A fault that lasts names another file at each try: it is told by its kind. */
  private void tell(Throwable fault) {
    long now = System.nanoTime();
    boolean isNew = fault.getClass() != toldFault || now - toldAt > BETWEEN_TOLD.toNanos();
    if (!runner.isShutdown() && isNew) {
      toldFault = fault.getClass();
      toldAt = now;
      LOG.error(
          "the postings could not be brought in step; trying again: {}",
          fault.getMessage(),
          unexpected(fault));
    }
  }

  /** What an engine says of itself needs no story. */
  private static @Nullable Throwable unexpected(Throwable fault) {
    return fault instanceof EngineUnavailableException ? null : fault;
  }

  private void tellOfEnd() {
    if (toldFault != null) {
      toldFault = null;
      LOG.warn("the postings are brought in step again");
    }
  }
}

package fr.denicheur.sync;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.sync.FileOutcome.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an engine equal to folders of postings.
 *
 * <p>A run reads only files that changed since the engine got them. Within one process it does not
 * even open a file whose size and times are the same. May be called from any thread; runs come one
 * after the other.
 */
public final class Synchronizer {
  /** How files are looked at in one run. */
  private record Look(Caution caution, OwnChanges.Known own) {
    Caution at(FoundFile file) {
      return own.isWhole(file) ? Caution.NONE : caution;
    }
  }

  private final SearchEngine engine;
  private final List<Path> folders;
  private final FileUpdate update;
  private final VanishingGuard guard;
  private final OwnChanges own = new OwnChanges();
  private Map<PostingId, FileOutcome> outcomes = Map.of();
  private List<Problem> folderProblems = List.of();
  private Set<SeenFolder> seen = Set.of();
  private volatile boolean isStopped;

  /**
   * @param engine what is kept up to date
   * @param folders where postings lie, in the order that decides which of two same ids is taken
   * @param families tells the trade of a role
   * @param clock says which day it is in Paris
   */
  public Synchronizer(SearchEngine engine, List<Path> folders, RoleFamilies families, Clock clock) {
    this.engine = engine;
    this.folders = List.copyOf(folders);
    this.update = new FileUpdate(engine, new PostingReader(families, clock));
    this.guard =
        new VanishingGuard(
            folders.stream().map(FolderWalk::name).collect(Collectors.joining(", ")));
  }

  /**
   * Scans the folders, brings the engine in step and makes all of it visible at once.
   *
   * @param progress hears how far it has come
   * @throws fr.denicheur.engine.EngineUnavailableException where the engine cannot be written
   * @throws CancellationException where {@link #stop} was called; nothing was published then
   */
  public SyncReport run(SyncProgress progress) {
    return run(progress, Caution.NONE);
  }

  /**
   * Like {@link #run}, but leaves files that were written a moment ago, unless by this process, for
   * the next time.
   */
  synchronized SyncReport run(SyncProgress progress, Caution caution) {
    long start = System.nanoTime();
    OwnChanges.Known known = own.known();
    FolderScan scan = FolderScan.of(folders);
    seen = scan.seen();
    progress.found(scan.files().size());
    Map<PostingId, Fingerprint> held = engine.fingerprints();
    outcomes = outcomes(scan.files(), held, new Look(caution, known), progress);
    VanishingGuard.Verdict verdict =
        guard.judge(scan, held.keySet(), notLost(known, held), caution.doubt());
    folderProblems = Stream.concat(scan.problems().stream(), verdict.problems().stream()).toList();
    int removed = remove(verdict.remove(), held.keySet());
    SyncReport report = report(removed, verdict.kept(), Duration.ZERO);
    if (report.hasChanges() || !engine.state().ready()) {
      engine.publish();
    }
    own.forget(known, id -> !isUnsettled(id));
    return report(removed, verdict.kept(), Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Brings the engine in step with what this process itself changed, and with nothing else, so that
   * it takes no scan. An engine that does not answer yet is left to a whole run, and so is one that
   * is being mended: publishing would put an index in its place that holds these changes alone.
   */
  synchronized void runOnOwnChanges() {
    OwnChanges.Known known = own.known();
    if (known.changes().isEmpty() || !engine.state().isChangeable()) {
      return;
    }
    Map<PostingId, FileOutcome> next = new ConcurrentHashMap<>(outcomes);
    known.changes().forEach((id, change) -> make(change, id, next));
    engine.publish();
    outcomes = next;
    own.forget(known, id -> !isUnsettled(id));
  }

  /**
   * Returns the problems of all files as of the last run, by path and line. Reads those files whose
   * problems nobody knows because the engine held them already when this process began.
   */
  public synchronized List<Problem> problems() {
    outcomes = byId(outcomes.values().parallelStream().map(update::withProblems));
    return knownProblems();
  }

  /** What this process changes in the folders by itself. */
  OwnChanges own() {
    return own;
  }

  /** What is kept up to date. */
  SearchEngine engine() {
    return engine;
  }

  /** The folders that the last run listed. */
  synchronized Set<SeenFolder> seen() {
    return seen;
  }

  /** Makes a run that goes on end soon, unpublished, and later ones not begin. */
  public void stop() {
    isStopped = true;
  }

  /** Somebody else may have undone it since: a scan will tell. */
  private void make(OwnChanges.Change change, PostingId id, Map<PostingId, FileOutcome> next) {
    boolean isThere = Files.exists(change.file(), LinkOption.NOFOLLOW_LINKS);
    if (change.isRemoval() && !isThere) {
      engine.remove(id);
      next.remove(id);
    } else if (isThere) {
      next.put(id, read(id, change));
    }
  }

  private FileOutcome read(PostingId id, OwnChanges.Change change) {
    try {
      FileStamp stamp = FileStamp.of(change.file());
      FoundFile file = new FoundFile(id, change.file(), change.shown(), stamp);
      Fingerprint held = engine.fingerprint(id).orElse(null);
      return update.of(file, outcomes.get(id), held, Caution.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + change.file(), e);
    }
  }

  private Map<PostingId, FileOutcome> outcomes(
      List<FoundFile> files, Map<PostingId, Fingerprint> held, Look look, SyncProgress progress) {
    return byId(
        files.parallelStream()
            .map(file -> {
              FileOutcome outcome = outcome(file, held.get(file.id()), look);
              progress.done();
              return outcome;
            }));
  }

  private FileOutcome outcome(FoundFile file, @Nullable Fingerprint held, Look look) {
    if (isStopped) {
      throw new CancellationException("the synchronizer was told to stop");
    }
    FileOutcome earlier = outcomes.get(file.id());
    return update.of(file, earlier, held, look.at(file));
  }

  private static Map<PostingId, FileOutcome> byId(Stream<FileOutcome> outcomes) {
    return outcomes.collect(
        Collectors.toConcurrentMap(outcome -> outcome.file().id(), Function.identity()));
  }

  /** What was removed on purpose, and what lies under another name now. */
  private Predicate<PostingId> notLost(OwnChanges.Known known, Map<PostingId, Fingerprint> held) {
    Set<String> added =
        ofKind(Kind.ADDED)
            .map(FileOutcome::contentHash)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return id ->
        known.isRemoved(id)
            || Optional.ofNullable(held.get(id))
                .map(Fingerprint::contentHash)
                .filter(added::contains)
                .isPresent();
  }

  /** Removes what is gone and what has a file that is no posting any more. */
  private int remove(Set<PostingId> gone, Set<PostingId> held) {
    Set<PostingId> removed = new HashSet<>(gone);
    ofKind(Kind.FATAL)
        .map(outcome -> outcome.file().id())
        .filter(held::contains)
        .forEach(removed::add);
    removed.forEach(engine::remove);
    return removed.size();
  }

  private boolean isUnsettled(PostingId id) {
    FileOutcome outcome = outcomes.get(id);
    return outcome != null && outcome.kind() == Kind.UNSETTLED;
  }

  private SyncReport report(int removed, int kept, Duration took) {
    return new SyncReport(
        outcomes.size(),
        count(Kind.ADDED),
        count(Kind.CHANGED),
        removed,
        count(Kind.UNCHANGED),
        kept,
        count(Kind.UNSETTLED),
        knownProblems(),
        took);
  }

  private int count(Kind kind) {
    return (int) ofKind(kind).count();
  }

  private Stream<FileOutcome> ofKind(Kind kind) {
    return outcomes.values().stream().filter(outcome -> outcome.kind() == kind);
  }

  private List<Problem> knownProblems() {
    Stream<Problem> ofFiles =
        outcomes.values().stream()
            .map(FileOutcome::problems)
            .filter(Objects::nonNull)
            .flatMap(List::stream);
    return Stream.concat(folderProblems.stream(), ofFiles).sorted(ProblemCheck.BY_PLACE).toList();
  }
}

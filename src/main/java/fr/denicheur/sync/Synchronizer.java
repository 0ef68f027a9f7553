package fr.denicheur.sync;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.Holdings;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.sync.FileOutcome.Kind;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an engine equal to folders of postings.
 *
 * <p>A run reads only files that changed since the engine got them. Within one process it does not
 * even open a file whose size and times are the same. A run may look at some places alone; it
 * compares with the engine all the same whatever was seen elsewhere before, so that what an earlier
 * run left undone is made up for. May be called from any thread; runs come one after the other.
 */
public final class Synchronizer {
  /** How files are looked at in one run. */
  private record Look(Caution caution, OwnChanges.Known own) {
    Caution at(FoundFile file) {
      return own.isWhole(file) ? Caution.NONE : caution;
    }

    /** Where nobody waits for the run, one core is left to those who search. */
    Stream<FoundFile> each(List<FoundFile> files) {
      return caution.equals(Caution.NONE) ? files.parallelStream() : files.stream();
    }
  }

  private final PostingKeeper keeper;
  private final List<Path> folders;
  private final FileUpdate update;
  private final VanishingGuard guard;
  private final OwnChanges own = new OwnChanges();
  private Map<PostingId, FileOutcome> outcomes = Map.of();
  private List<Problem> folderProblems = List.of();
  private List<Listing> listings = List.of();
  private volatile boolean isStopped;

  /**
   * @param keeper what is kept up to date
   * @param folders where postings lie, in the order that decides which of two same ids is taken
   * @param families tells the trade of a role
   * @param clock says which day it is in Paris
   */
  public Synchronizer(
      PostingKeeper keeper, List<Path> folders, RoleFamilies families, Clock clock) {
    this.keeper = keeper;
    this.folders = List.copyOf(folders);
    this.update = new FileUpdate(keeper, new PostingReader(families, clock));
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
    return run(progress, Caution.NONE, Scope.WHOLE);
  }

  /**
   * Like {@link #run}, but leaves files that were written a moment ago, unless by this process, for
   * the next time.
   *
   * @param scope what to look at besides what this process itself changed; the first run looks at
   *     everything
   */
  synchronized SyncReport run(SyncProgress progress, Caution caution, Scope scope) {
    long start = System.nanoTime();
    OwnChanges.Known known = own.known();
    listings = listings(scope, known);
    FolderScan scan = FolderScan.among(listings);
    progress.found(scan.files().size());
    Holdings holdings = keeper.begin();
    Map<PostingId, Fingerprint> held = holdings.held();
    outcomes = outcomes(scan.files(), held, new Look(caution, known), progress);
    VanishingGuard.Verdict verdict =
        guard.judge(scan, holdings, notLost(known, held), caution.doubt(), scope.isWhole());
    folderProblems = Stream.concat(scan.problems().stream(), verdict.problems().stream()).toList();
    int removed = remove(verdict.remove(), held.keySet());
    SyncReport report = report(removed, verdict.kept(), Duration.ZERO);
    if (verdict.mayPublish()) {
      if (report.hasChanges() || !holdings.isInStep()) {
        keeper.publish();
      }
      own.forget(known, id -> isDealtWith(id, scan, known));
    }
    return report(removed, verdict.kept(), Duration.ofNanos(System.nanoTime() - start));
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
  PostingKeeper keeper() {
    return keeper;
  }

  /** The folders that were listed when they were last looked at. */
  synchronized Set<SeenFolder> seen() {
    return listings.stream().flatMap(Listing::folders).collect(Collectors.toUnmodifiableSet());
  }

  /** The files that were not read because somebody was writing to them. */
  synchronized Set<Path> unsettled() {
    return ofKind(Kind.UNSETTLED)
        .map(outcome -> outcome.file().file())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Makes a run that goes on end soon, unpublished, and later ones not begin. */
  public void stop() {
    isStopped = true;
  }

  private List<Listing> listings(Scope scope, OwnChanges.Known known) {
    if (scope.isWhole() || listings.isEmpty()) {
      return folders.stream().map(Listing::of).toList();
    }
    Set<Path> places = new HashSet<>(scope.places());
    known.changes().values().forEach(change -> places.add(change.file()));
    return listings.stream().map(listing -> listing.lookedAtAgain(places)).toList();
  }

  private Map<PostingId, FileOutcome> outcomes(
      List<FoundFile> files, Map<PostingId, Fingerprint> held, Look look, SyncProgress progress) {
    return byId(
        look.each(files)
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
    removed.forEach(keeper::remove);
    return removed.size();
  }

  private boolean isDealtWith(PostingId id, FolderScan scan, OwnChanges.Known known) {
    FileOutcome outcome = outcomes.get(id);
    if (outcome == null) {
      return !scan.mayHold(id);
    }
    return outcome.isGiven() || (outcome.kind() == Kind.FATAL && known.isRemoved(id));
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
        folderProblems.size()
            + outcomes.values().stream().mapToInt(FileOutcome::problemCount).sum(),
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

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
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Updates an engine so that it holds exactly the postings in some folders.
 *
 * <p>A run reads only files that changed since the engine got them. Within one process it does not
 * even open a file whose size and times are the same. A run may list some places only; it still
 * compares all files of earlier listings with the engine, and so completes what an earlier run left
 * undone. Any thread may call it; runs come one after the other.
 */
public final class Synchronizer {
  private final PostingKeeper keeper;
  private final Sources sources;
  private final FileUpdate update;
  private final VanishingGuard guard;
  private final OwnChanges own = new OwnChanges();
  private Map<PostingId, FileOutcome> outcomes = Map.of();
  private List<Problem> folderProblems = List.of();
  private List<Listing> listings = List.of();
  private volatile boolean isStopped;

  /**
   * @param keeper stores the postings
   * @param sources hold the postings
   * @param families finds the trade of a role
   * @param clock gives the current day, which decides whether a posting is open
   */
  public Synchronizer(PostingKeeper keeper, Sources sources, RoleFamilies families, Clock clock) {
    this.keeper = keeper;
    this.sources = sources;
    this.update = new FileUpdate(keeper, new PostingReader(families, clock));
    this.guard =
        new VanishingGuard(
            sources.folders().stream().map(FolderWalk::name).collect(Collectors.joining(", ")));
  }

  /**
   * Scans the folders, updates the engine and publishes all changes at once.
   *
   * @throws fr.denicheur.engine.EngineUnavailableException if the engine cannot be written
   * @throws CancellationException if {@link #stop} was called; the run published nothing
   */
  public SyncReport run() {
    return run(Patience.NONE, Scope.WHOLE);
  }

  /**
   * Does the same and reports its progress.
   *
   * @param found receives the number of files, once, when the scan is over
   * @param done runs for each file that needs no further work; called from several threads at once
   */
  public SyncReport run(IntConsumer found, Runnable done) {
    return run(found, done, Patience.NONE, Scope.WHOLE);
  }

  /**
   * Does the same, but leaves files that another program wrote a moment ago for the next run.
   *
   * @param scope the places to look at besides the files that this process itself changed; the
   *     first run looks at everything
   */
  SyncReport run(Patience patience, Scope scope) {
    return run(files -> {}, () -> {}, patience, scope);
  }

  private synchronized SyncReport run(
      IntConsumer found, Runnable done, Patience patience, Scope scope) {
    long start = System.nanoTime();
    OwnChanges known = own.copy();
    listings = listings(scope, known);
    FolderScan scan = FolderScan.among(listings);
    List<FoundFile> files = scan.files();
    found.accept(files.size());
    Holdings holdings = keeper.begin();
    Map<PostingId, Fingerprint> held = holdings.held();
    // A run that begins by itself uses one core only, and leaves the others to searches.
    outcomes =
        byId(
            (patience.equals(Patience.NONE) ? files.parallelStream() : files.stream())
                .map(file -> {
                  Patience its = known.isWhole(file) ? Patience.NONE : patience;
                  FileOutcome outcome = outcome(file, held.get(file.id()), its);
                  done.run();
                  return outcome;
                }));
    VanishingGuard.Verdict verdict =
        guard.judge(scan, holdings, intended(known, held), patience.doubt(), scope.isWhole());
    folderProblems = Stream.concat(scan.problems().stream(), verdict.problems().stream()).toList();
    int removed = remove(verdict.remove(), held.keySet());
    if (verdict.mayPublish()) {
      boolean hasChanges = removed + count(Kind.ADDED) + count(Kind.CHANGED) > 0;
      if (hasChanges || !holdings.isInStep()) {
        keeper.publish();
      }
      own.forget(known, id -> isDealtWith(id, scan, known));
    }
    return report(removed, verdict.kept(), Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Returns the problems of all files as of the last run, by path and line. Reads the files that
   * this process has not read yet because the engine held them already.
   */
  public synchronized List<Problem> problems() {
    outcomes = byId(outcomes.values().parallelStream().map(update::withProblems));
    return knownProblems();
  }

  /** Returns the changes that this process makes in the folders. */
  OwnChanges own() {
    return own;
  }

  PostingKeeper keeper() {
    return keeper;
  }

  /** Returns all folders that the last run knows. */
  synchronized Set<Sighting.Folder> seen() {
    return listings.stream()
        .flatMap(listing -> listing.each(Sighting.Folder.class))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the files that the last run left because a program was writing to them. */
  synchronized Set<Path> unsettled() {
    return ofKind(Kind.UNSETTLED)
        .map(outcome -> outcome.file().file())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Ends the current run soon, without publication, and lets no other begin. */
  public void stop() {
    isStopped = true;
  }

  private List<Listing> listings(Scope scope, OwnChanges known) {
    if (scope.isWhole() || listings.isEmpty()) {
      return FolderScan.listings(sources);
    }
    Set<Path> places = new HashSet<>(scope.places());
    places.addAll(known.files());
    return listings.stream().map(listing -> listing.lookedAtAgain(places)).toList();
  }

  private FileOutcome outcome(FoundFile file, @Nullable Fingerprint held, Patience patience) {
    if (isStopped) {
      throw new CancellationException("the synchronizer was stopped");
    }
    return update.of(file, outcomes.get(file.id()), held, patience);
  }

  private static Map<PostingId, FileOutcome> byId(Stream<FileOutcome> outcomes) {
    return outcomes.collect(
        Collectors.toConcurrentMap(outcome -> outcome.file().id(), Function.identity()));
  }

  /** Recognizes postings that this process removed, or whose content has another name now. */
  private Predicate<PostingId> intended(OwnChanges known, Map<PostingId, Fingerprint> held) {
    Set<String> added =
        ofKind(Kind.ADDED)
            .map(FileOutcome::fingerprint)
            .filter(Objects::nonNull)
            .map(Fingerprint::contentHash)
            .collect(Collectors.toSet());
    return id ->
        known.isRemoved(id)
            || Optional.ofNullable(held.get(id))
                .map(Fingerprint::contentHash)
                .filter(added::contains)
                .isPresent();
  }

  /** Removes postings that are gone, and those whose file is no posting any more. */
  private int remove(Set<PostingId> gone, Set<PostingId> held) {
    Set<PostingId> removed = new HashSet<>(gone);
    ofKind(Kind.FATAL)
        .map(outcome -> outcome.file().id())
        .filter(held::contains)
        .forEach(removed::add);
    removed.forEach(keeper::remove);
    return removed.size();
  }

  private boolean isDealtWith(PostingId id, FolderScan scan, OwnChanges known) {
    FileOutcome outcome = outcomes.get(id);
    if (outcome == null) {
      return !scan.mayHold(id);
    }
    return outcome.isGiven()
        || outcome.isDraft()
        || (outcome.kind() == Kind.FATAL && known.isRemoved(id));
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

package fr.denicheur.sync;

import fr.denicheur.catalogue.Catalogue;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Updates an engine so that it holds exactly the postings in some folders.
 *
 * <p>A run reads only files that changed since the engine got them. Within one process it does not
 * even open a file whose size and times are the same. A run may list some places only. If files
 * were written again there and nothing else has happened, it reads only these. Otherwise it
 * compares all files of earlier listings with the engine, and so completes what an earlier run left
 * undone. Any thread may call it; runs come one after the other.
 */
public final class Synchronizer {
  /** A run that looks at some files publishes what it has read after this time. */
  private static final Duration LONGEST_LOOK = Duration.ofMillis(500);

  private final PostingKeeper keeper;
  private final FolderListings listings;
  private final FileUpdate update;
  private final VanishingGuard guard;
  private final OwnChanges own = new OwnChanges();
  private FileOutcomes outcomes = new FileOutcomes();
  private FolderScan scan = FolderScan.among(List.of());
  private List<Problem> folderProblems = List.of();

  /** The files that were written again and that the last run had no time to read. */
  private Map<PostingId, FoundFile> waiting = Map.of();

  private int kept;
  private volatile boolean isStopped;

  /**
   * What a run did.
   *
   * @param files the outcomes of the files that it looked at
   * @param removed how many postings it removed
   */
  private record Done(FileOutcomes files, int removed) {
    int changes() {
      return removed + files.count(Kind.ADDED) + files.count(Kind.CHANGED);
    }
  }

  /**
   * @param keeper stores the postings
   * @param sources hold the postings
   * @param families finds the trade of a role
   * @param clock gives the current day, which decides whether a posting is open
   */
  public Synchronizer(PostingKeeper keeper, Sources sources, RoleFamilies families, Clock clock) {
    this(keeper, sources, families, clock, () -> Catalogue.EMPTY);
  }

  /** Makes the same, and describes startups as the catalogue does when a run begins. */
  public Synchronizer(
      PostingKeeper keeper,
      Sources sources,
      RoleFamilies families,
      Clock clock,
      Supplier<Catalogue> catalogues) {
    this.keeper = keeper;
    this.listings = new FolderListings(sources);
    this.update = new FileUpdate(keeper, new PostingReader(families, clock), catalogues);
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
    listings.list(scope, known.files());
    boolean isAnyPosting = update.renewCatalogue() || scope.isWhole();
    Optional<Collection<FoundFile>> rewritten = isAnyPosting ? Optional.empty() : rewritten();
    listings.beginComparison();
    Optional<Done> few =
        rewritten.isPresent() ? look(rewritten.get(), known, patience) : Optional.empty();
    Done made = few.isPresent() ? few.get() : compareAll(found, done, known, patience, scope);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return SyncReport.of(outcomes, made.files(), made.removed(), kept, folderProblems, took);
  }

  /** Returns the files to read again; empty unless files were only rewritten since the last run. */
  private Optional<Collection<FoundFile>> rewritten() {
    Optional<List<Sighting.File>> files = listings.rewritten();
    return files.isPresent() ? outcomes.again(files.get(), waiting) : Optional.empty();
  }

  /**
   * Reads some files again and publishes what changed, without a look at any other. If that takes
   * long, the rest waits for the next run, so that what was read is soon found.
   *
   * @return what became of them; empty if the engine needs more than that
   */
  private Optional<Done> look(Collection<FoundFile> files, OwnChanges known, Patience patience) {
    Holdings holdings = keeper.begin(files.stream().map(FoundFile::id).collect(Collectors.toSet()));
    if (!holdings.isInStep()) {
      return Optional.empty();
    }
    long end = System.nanoTime() + LONGEST_LOOK.toNanos();
    FileOutcomes looked = new FileOutcomes();
    Map<PostingId, FoundFile> rest = new LinkedHashMap<>();
    for (FoundFile file : ownFirst(files, known)) {
      if (System.nanoTime() < end) {
        looked.put(outcome(file, holdings.held(), known, patience));
      } else {
        rest.put(file.id(), file);
      }
    }
    waiting = rest;
    outcomes.putAll(looked);
    Done done = new Done(looked, remove(Set.of(), looked, holdings.held().keySet()));
    publish(done, holdings);
    own.forget(known, id -> !rest.containsKey(id) && isDealtWith(id, known));
    return Optional.of(done);
  }

  private Done compareAll(
      IntConsumer found, Runnable done, OwnChanges known, Patience patience, Scope scope) {
    waiting = Map.of();
    scan = listings.scan();
    List<FoundFile> files = scan.files();
    found.accept(files.size());
    Holdings holdings = keeper.begin();
    Map<PostingId, Fingerprint> held = holdings.held();
    // A run that begins by itself uses one core only, and leaves the others to searches.
    outcomes =
        FileOutcomes.of(
            (patience.equals(Patience.NONE) ? files.parallelStream() : files.stream())
                .map(file -> {
                  FileOutcome outcome = outcome(file, held, known, patience);
                  done.run();
                  return outcome;
                }));
    VanishingGuard.Verdict verdict =
        guard.judge(scan, holdings, intended(known, held), patience.doubt(), scope.isWhole());
    folderProblems = Stream.concat(scan.problems().stream(), verdict.problems().stream()).toList();
    kept = verdict.kept();
    Done made = new Done(outcomes, remove(verdict.remove(), outcomes, held.keySet()));
    if (verdict.mayPublish()) {
      publish(made, holdings);
      own.forget(known, id -> isDealtWith(id, known));
    }
    return made;
  }

  private void publish(Done made, Holdings holdings) {
    if (made.changes() > 0 || !holdings.isInStep()) {
      keeper.publish();
    }
    listings.endComparison();
  }

  /**
   * Returns the problems of all files as of the last run, by path and line. Reads the files that
   * this process has not read yet because the engine held them already.
   */
  public synchronized List<Problem> problems() {
    outcomes.replaceAll(update::withProblems);
    return outcomes.problemsWith(folderProblems);
  }

  /** Returns the changes that this process makes in the folders. */
  OwnChanges own() {
    return own;
  }

  /** Returns the catalogue that the next run takes. */
  Catalogue newestCatalogue() {
    return update.newestCatalogue();
  }

  PostingKeeper keeper() {
    return keeper;
  }

  /** Returns all folders that the last run knows. */
  synchronized Set<Sighting.Folder> seen() {
    return listings.folders();
  }

  /** Returns the files that the last run left because a program was writing to them. */
  synchronized Set<Path> unsettled() {
    return outcomes
        .ofKind(Kind.UNSETTLED)
        .map(outcome -> outcome.file().file())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the last run left files to the next one. */
  synchronized boolean isBehind() {
    return !waiting.isEmpty();
  }

  /** Ends the current run soon, without publication, and lets no other begin. */
  public void stop() {
    isStopped = true;
  }

  /** A client waits for what this process changed itself. */
  private static List<FoundFile> ownFirst(Collection<FoundFile> files, OwnChanges known) {
    return files.stream().sorted(Comparator.comparing(file -> !known.isWhole(file))).toList();
  }

  private FileOutcome outcome(
      FoundFile file, Map<PostingId, Fingerprint> held, OwnChanges known, Patience patience) {
    if (isStopped) {
      throw new CancellationException("the synchronizer was stopped");
    }
    Patience its = known.isWhole(file) ? Patience.NONE : patience;
    return update.of(file, outcomes.get(file.id()), held.get(file.id()), its);
  }

  /** Recognizes postings that this process removed, or whose content has another name now. */
  private Predicate<PostingId> intended(OwnChanges known, Map<PostingId, Fingerprint> held) {
    Set<String> added = outcomes.hashes(Kind.ADDED);
    return id ->
        known.isRemoved(id)
            || Optional.ofNullable(held.get(id))
                .map(Fingerprint::contentHash)
                .filter(added::contains)
                .isPresent();
  }

  /** Removes postings that are gone, and those whose file is no posting any more. */
  private int remove(Set<PostingId> gone, FileOutcomes looked, Set<PostingId> held) {
    Set<PostingId> all = new HashSet<>(gone);
    looked.ids(Kind.FATAL).filter(held::contains).forEach(all::add);
    all.forEach(keeper::remove);
    return all.size();
  }

  private boolean isDealtWith(PostingId id, OwnChanges known) {
    FileOutcome outcome = outcomes.get(id);
    if (outcome == null) {
      return !scan.mayHold(id);
    }
    return outcome.isGiven()
        || outcome.isDraft()
        || (outcome.kind() == Kind.FATAL && known.isRemoved(id));
  }
}

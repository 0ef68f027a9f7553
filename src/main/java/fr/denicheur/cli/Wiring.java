package fr.denicheur.cli;

import fr.denicheur.alert.Alerts;
import fr.denicheur.api.Api;
import fr.denicheur.catalogue.Catalogue;
import fr.denicheur.engine.DiskFullException;
import fr.denicheur.engine.Engine;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.Meters;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.opensearch.OpenSearchEngine;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.rule.OwnerRules;
import fr.denicheur.sync.FolderFollower;
import fr.denicheur.sync.FolderScan;
import fr.denicheur.sync.PostingFolder;
import fr.denicheur.sync.Sources;
import fr.denicheur.sync.SyncReport;
import fr.denicheur.sync.Synchronizer;
import fr.denicheur.sync.UnwritableFolderException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns the options of a command into the objects that it works with, such as an up-to-date index.
 */
final class Wiring {
  /** Bytes of disk per byte of postings: an index takes up to 4, and as many again in a merge. */
  private static final long SPACE = 8;

  private final SharedOptions options;

  /** The cluster that keeps the index; empty if this process keeps it. */
  private final Optional<ClusterSettings> cluster;

  private final Sources sources;
  private final Supplier<OwnerRules> rules;
  private final Supplier<Catalogue> startups;
  private final Terminal terminal;
  private final RoleFamilies families = RoleFamilies.bundled();

  /**
   * Finds the folders; opens nothing yet.
   *
   * @throws EnvironmentException if a folder of postings cannot be read, the owner's rules have an
   *     error, or no startup can be read from the catalogue
   */
  Wiring(SharedOptions options, EngineOptions engine, Terminal terminal) {
    this.options = options;
    this.cluster = engine.cluster(options);
    this.sources = options.sources();
    this.rules = options.rules();
    this.startups = options.startups();
    this.terminal = terminal;
  }

  /**
   * Opens the index for writing, and creates it if there is none. A cluster is only found to be
   * there: its index is created by the first run, which also finds out whether another Dénicheur
   * writes it.
   *
   * @throws IndexInUseException if another process has the folder of the index open
   * @throws EnvironmentException if the cluster does not answer or is too old
   */
  Engine writer() {
    return cluster.isPresent()
        ? inCluster(cluster.get(), cluster.get().timeout())
        : onDisk(() -> LuceneEngine.open(options.index(), rules));
  }

  /** Opens the index like {@link #writer}, with a time limit for each question of a client. */
  Engine limitedWriter() {
    return cluster.isPresent()
        ? inCluster(cluster.get(), Api.TIME_LIMIT)
        : onDisk(() -> LuceneEngine.open(options.index(), Api.TIME_LIMIT, rules));
  }

  /** Whether a cluster keeps the index, rather than a folder. */
  boolean isInCluster() {
    return cluster.isPresent();
  }

  /** Opens the index for searching, as it was last published. */
  private Engine published() {
    return cluster.isPresent() ? writer() : LuceneEngine.openForReading(options.index(), rules);
  }

  private Engine inCluster(ClusterSettings cluster, Duration limit) {
    try {
      return OpenSearchEngine.open(cluster, limit, rules);
    } catch (EngineUnavailableException e) {
      throw new EnvironmentException(
          e.getMessage()
              + "; see that the cluster runs and that --opensearch-url, the user or API key, and"
              + " --opensearch-ca are right",
          e);
    } catch (IllegalArgumentException e) { // what is in the file of certificates
      throw new EnvironmentException(e.getMessage() + "; name another with --opensearch-ca", e);
    }
  }

  /**
   * Opens the index for searching. It is first updated to match the postings; if another process
   * writes it or it cannot be written, it is opened as it was last published.
   */
  Engine current() {
    try {
      return inStep(writer());
    } catch (IndexInUseException e) {
      return published();
    } catch (EngineUnavailableException e) {
      try {
        return published();
      } catch (EngineUnavailableException unreadable) {
        e.addSuppressed(unreadable);
        throw e; // the write error says more
      }
    }
  }

  private Engine inStep(Engine engine) {
    try {
      SyncReport report = bringInStep(synchronizer(engine));
      Wording.doubts(report, options.same()).forEach(terminal::tell);
      return engine;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /** Updates an index to match the folders of postings; shows its progress. */
  SyncReport bringInStep(Synchronizer synchronizer) {
    try (TerminalProgress progress = new TerminalProgress(terminal, "Indexation")) {
      return onDisk(() -> synchronizer.run(progress::found, progress::done));
    }
  }

  /** If the disk is full, adds to the message how much space to free. */
  private <T> T onDisk(Supplier<T> work) {
    try {
      return work.get();
    } catch (DiskFullException e) {
      long needed = (SPACE * FolderScan.of(sources).bytes()) >> 20;
      String remedy =
          "making the index takes about "
              + (needed + 1)
              + " MiB: free that much (see df -h and df -i), or name another folder with --index";
      throw new DiskFullException(e.getMessage() + "; " + remedy, e);
    }
  }

  /** Returns the reader that turns texts into postings. */
  PostingReader reader() {
    return new PostingReader(families, options.clock());
  }

  /** Returns the folder that clients write postings into; the follower indexes them soon. */
  PostingFolder postingFolder(FolderFollower follower) {
    return new PostingFolder(sources.folders().getFirst(), reader(), follower);
  }

  /** Removes files of unfinished writes; reports a folder that is not writable and goes on. */
  void removeLeftovers() {
    try {
      PostingFolder.removeLeftovers(sources.folders().getFirst());
    } catch (UnwritableFolderException e) {
      terminal.tell("denicheur: " + e.getMessage());
    }
  }

  /**
   * Does the same, unless the index is in a cluster: then other servers may share the folder, and
   * one of them may be writing. {@code purge} removes what they leave.
   */
  void removeLeftoversIfAlone() {
    if (cluster.isEmpty()) {
      removeLeftovers();
    }
  }

  /** Adds metrics of the size and the state of an index. */
  static void measure(SearchEngine engine, Meters meters) {
    meters.gauge("denicheur.postings", "Searchable postings.", () -> engine.state().postings());
    meters.gauge(
        "denicheur.index.writable",
        "1 if the index can be brought up to date, else 0.",
        () -> engine.state().isWritable() ? 1 : 0);
    meters.gauge("denicheur.index.bytes", "Index on disk.", () -> engine.shape().bytes());
    meters.gauge(
        "denicheur.index.segments", "Parts of the index.", () -> engine.shape().segments());
    meters.gauge(
        "denicheur.index.cached.bytes", "Caches in memory.", () -> engine.shape().cached());
    meters.gauge(
        "denicheur.index.commit.seconds",
        "Time of the last commit.",
        () -> seconds(engine.shape().commit()));
    meters.gauge(
        "denicheur.index.refresh.seconds",
        "Time of the last refresh.",
        () -> seconds(engine.shape().refresh()));
  }

  /** Adds metrics of alerts. */
  static void measure(Alerts alerts, Meters meters) {
    meters.gauge("denicheur.alerts", "Saved questions.", alerts::count);
    meters.gauge(
        "denicheur.alerts.unasked", "Publications not yet asked of alerts.", alerts::unasked);
    meters.gauge("denicheur.alerts.waiting", "Messages not yet sent.", alerts::waiting);
    meters.gauge("denicheur.alerts.sent", "Messages sent since the start.", alerts::sent);
    meters.gauge("denicheur.alerts.failed", "Failed attempts since the start.", alerts::failed);
    meters.gauge(
        "denicheur.alerts.given.up", "Messages given up since the start.", alerts::givenUp);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Returns the synchronizer that updates an engine to match the folders of postings. */
  Synchronizer synchronizer(PostingKeeper keeper) {
    return new Synchronizer(keeper, sources, families, options.clock(), startups);
  }
}

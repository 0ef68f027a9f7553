package fr.denicheur.sync;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.GeneratedPostings;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How long a change of files takes to be found in a large folder that is followed, and what that
 * costs those who search meanwhile: twenty files edited one by one, then a thousand at once, then a
 * hundred each second, with one caller who asks without a pause. Times depend on the machine and on
 * who else uses it; the ratio of searches during and at rest is of one run. Argument: how many
 * postings, 50,000 if none.
 */
public final class FollowBenchmark {
  private static final long SEED = 50_000;
  private static final int EDITS = 20;
  private static final int AT_ONCE = 1000;
  private static final int ROUNDS = 3;
  private static final Duration BETWEEN_EDITS = Duration.ofMillis(10);
  private static final Duration REST = Duration.ofSeconds(10);
  private static final List<String> QUESTIONS =
      List.of(
          "développeuse python",
          "chargé de déploiement junior",
          "santé données territoires",
          "designer ux télétravail",
          "administratrice système linux",
          "communication réseaux sociaux",
          "devlopeur python",
          "mes cantines");

  private final PrintStream out = System.out;
  private final Random random = new Random(SEED);
  private final LuceneEngine engine;
  private final List<Path> files;
  private int edits;

  private FollowBenchmark(LuceneEngine engine, List<Path> files) {
    this.engine = engine;
    this.files = new ArrayList<>(files);
    Collections.shuffle(this.files, random);
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    int count = arguments.length == 0 ? 50_000 : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("followed");
    new GeneratedPostings(SEED).write(folder, count);
    List<Path> folders = List.of(folder);
    try (LuceneEngine engine = LuceneEngine.open(Files.createTempDirectory("followed-index"))) {
      Synchronizer synchronizer =
          new Synchronizer(engine, Sources.of(folders), RoleFamilies.bundled(), Clock.systemUTC());
      SyncReport first = synchronizer.run();
      List<Path> files =
          FolderScan.of(Sources.of(folders)).files().stream().map(FoundFile::file).toList();
      FollowBenchmark benchmark = new FollowBenchmark(engine, files);
      benchmark.out.printf(
          Locale.ROOT, "%d postings indexed in %.1f s%n", count, seconds(first.took()));
      try (FolderFollower follower = new FolderFollower(synchronizer, FolderFollower.INTERVAL)) {
        follower.start(report -> {});
        benchmark.run();
      }
    }
  }

  private void run() throws IOException {
    List<Long> unused = askUntil(forAWhile(REST)); // warms up, and lets folders be watched
    editOneByOne();
    List<Long> rest = askUntil(forAWhile(REST));
    List<Long> during = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      during.addAll(editAtOnce());
      unused = askUntil(forAWhile(REST.dividedBy(2)));
    }
    out.printf(
        Locale.ROOT,
        "searches at rest: %d, p50 %.1f ms, p99 %.1f ms%n",
        rest.size(),
        p(rest, 50),
        p(rest, 99));
    out.printf(
        Locale.ROOT,
        "meanwhile: %d, p50 %.1f ms, p99 %.1f ms%n",
        during.size(),
        p(during, 50),
        p(during, 99));
    out.printf(
        Locale.ROOT, "p99 meanwhile is %.2f times that at rest%n", p(during, 99) / p(rest, 99));
    List<Long> storm = askWhileFilesChange();
    out.printf(
        Locale.ROOT, "p99 in this time is %.2f times that at rest%n", p(storm, 99) / p(rest, 99));
  }

  private void editOneByOne() throws IOException {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < EDITS; i++) {
      long start = System.nanoTime();
      String word = edit(1);
      await(() -> isIn(word, 1));
      nanos.add(System.nanoTime() - start);
      await(forAWhile(Duration.ofMillis(random.nextInt(1000))));
    }
    out.printf(
        Locale.ROOT,
        "one edit found: median %.0f ms, at most %.0f ms%n",
        p(nanos, 50),
        p(nanos, 100));
  }

  private List<Long> editAtOnce() throws IOException {
    long start = System.nanoTime();
    String word = edit(AT_ONCE);
    Duration written = Duration.ofNanos(System.nanoTime() - start);
    List<Long> asked = askUntil(() -> isIn(word, AT_ONCE));
    Duration found = Duration.ofNanos(System.nanoTime() - start);
    out.printf(
        Locale.ROOT,
        "%d edits in %.1f s, searchable after %.1f s%n",
        AT_ONCE,
        seconds(written),
        seconds(found));
    return asked;
  }

  /** Edits a hundred files each second, and returns how long answers took meanwhile. */
  private List<Long> askWhileFilesChange() throws IOException {
    BooleanSupplier isOver = forAWhile(REST.multipliedBy(2));
    Thread editor = Thread.ofPlatform().start(() -> editUntil(isOver));
    List<Long> asked = new ArrayList<>();
    List<Long> found = new ArrayList<>();
    while (!isOver.getAsBoolean()) {
      long start = System.nanoTime();
      String word = edit(1);
      asked.addAll(askUntil(() -> isIn(word, 1)));
      found.add(System.nanoTime() - start);
    }
    await(() -> !editor.isAlive());
    out.printf(
        Locale.ROOT,
        "a hundred edits a second: each found after a median of %.1f s, at most %.1f s%n",
        p(found, 50) / 1e3,
        p(found, 100) / 1e3);
    return asked;
  }

  private void editUntil(BooleanSupplier isOver) {
    Random other = new Random(SEED);
    long next = System.nanoTime();
    while (!isOver.getAsBoolean()) {
      try {
        Files.writeString(
            files.get(other.nextInt(files.size())), "\nModifié.\n", StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      next += BETWEEN_EDITS.toNanos();
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  /** Adds a word that is nowhere else to so many files. */
  private String edit(int count) throws IOException {
    String word = "zqx" + "abcdefghij".charAt(edits / 10 % 10) + "abcdefghij".charAt(edits++ % 10);
    for (int i = 0; i < count; i++) {
      Files.writeString(
          files.get(random.nextInt(files.size() / count) * count + i),
          "\n" + word + "\n",
          StandardOpenOption.APPEND);
    }
    return word;
  }

  private boolean isIn(String word, int postings) {
    return engine.search(SearchQuery.of(word).withOnly(Feature.PLAIN)).total() == postings;
  }

  private static BooleanSupplier forAWhile(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return () -> System.nanoTime() > end;
  }

  private static void await(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Asks without a pause, and returns how many nanoseconds each answer took. */
  private List<Long> askUntil(BooleanSupplier holds) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i % QUESTIONS.size() != 0 || !holds.getAsBoolean(); i++) {
      long start = System.nanoTime();
      engine.search(SearchQuery.of(QUESTIONS.get(i % QUESTIONS.size())));
      nanos.add(System.nanoTime() - start);
    }
    return nanos;
  }

  /** A percentile, in milliseconds. */
  private static double p(List<Long> nanos, int percent) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((sorted.size() - 1) * percent / 100) / 1e6;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }
}

package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFollowerTest {
  private static final Duration OFTEN = Duration.ofMillis(20);

  /** So rarely that what is found was announced. */
  private static final Duration NEVER = Duration.ofHours(1);

  private static final Logger LOG = Logger.getLogger(FolderFollower.class.getName());

  @TempDir private Path folder;
  private final BlockingQueue<SyncReport> reports = new LinkedBlockingQueue<>();
  private Farm farm;
  private FolderFollower follower;

  @BeforeEach
  void open() {
    farm = new Farm(folder);
  }

  @AfterEach
  void close() {
    if (follower != null) {
      follower.close();
    }
  }

  @Test
  @Tag("F14")
  @Tag("F15")
  void whereNothingCanBeWatchedScansFindAll() throws InterruptedException {
    follow(OFTEN, FolderFollowerTest::refuse);
    farm.write("a.md", "Un");
    nextReport(report -> report.added() == 1);
    farm.write("b/c.md", "Deux");
    nextReport(report -> report.added() == 1);
    assertThat(farm.engine.ids()).containsExactly("a", "b/c");
  }

  @Test
  void whatIsAnnouncedIsFoundSoon() throws Exception {
    watched();
    long start = System.nanoTime();
    farm.write("a.md", "Un");
    nextReport(report -> report.added() == 1);
    farm.write("a.md", "Deux");
    nextReport(report -> report.changed() == 1);
    farm.delete("a.md");
    nextReport(report -> report.removed() == 1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  @Tag("F13")
  void foldersMadeLaterAreWatchedToo() throws Exception {
    watched();
    farm.write("a/b/c/d.md", "Un");
    nextReport(report -> report.added() == 1);
    settle();
    farm.write("a/b/c/e.md", "Deux");
    nextReport(report -> report.added() == 1);
  }

  @Test
  @Tag("F13")
  void aFolderMovedAwayAndBackIsWatched() throws Exception {
    farm.write("a/b.md", "Un");
    watched();
    Files.move(folder.resolve("a"), folder.resolve("z"));
    nextReport(report -> report.added() == 1);
    Files.move(folder.resolve("z"), folder.resolve("a"));
    nextReport(report -> report.added() == 1);
    settle();
    farm.write("a/c.md", "Deux");
    nextReport(report -> report.added() == 1);
    assertThat(farm.engine.ids()).containsExactly("a/b", "a/c");
  }

  @Test
  @Tag("F13")
  void aFolderDeletedAndMadeAgainIsWatched() throws Exception {
    farm.write("a/b.md", "Un");
    watched();
    farm.delete("a/b.md");
    farm.delete("a");
    nextReport(report -> report.removed() == 1);
    farm.write("a/b.md", "Deux");
    nextReport(report -> report.added() == 1);
    settle();
    farm.write("a/c.md", "Trois");
    nextReport(report -> report.added() == 1);
  }

  @Test
  @Tag("F12")
  void moreEventsThanFitAreAllFound() throws Exception {
    watched();
    for (int i = 0; i < 2000; i++) {
      farm.write("annonce-" + i + ".md", "Annonce " + i);
    }
    nextReport(report -> report.files() == 2000 && report.unsettled() == 0);
    assertThat(farm.engine.ids()).hasSize(2000);
  }

  @Test
  @Tag("F7")
  void aStormOfRenamesEndsInTheFilesThatAreThere() throws Exception {
    for (int i = 0; i < 300; i++) {
      farm.write("un-" + i + ".md", "Annonce " + i);
    }
    watched();
    for (int i = 0; i < 300; i++) {
      Files.move(folder.resolve("un-" + i + ".md"), folder.resolve("deux-" + i + ".md"));
    }
    nextReport(report -> farm.engine.ids().size() == 300 && farm.engine.ids().contains("deux-299"));
    assertThat(farm.engine.ids()).allMatch(id -> id.startsWith("deux-"));
  }

  @Test
  @Tag("F6")
  void aFileThatIsStillWrittenReplacesNothing() throws Exception {
    farm.write("a.md", "Entier");
    watched();
    for (int i = 0; i < 100; i++) {
      farm.writeText("a.md", "---\ntitle: Moit");
      SyncReport report = reports.poll(10, TimeUnit.MILLISECONDS);
      assertThat(report == null || report.changed() == 0).isTrue();
      assertThat(farm.title("a")).isEqualTo("Entier");
    }
    farm.write("a.md", "Complet");
    nextReport(report -> report.changed() == 1);
    assertThat(farm.title("a")).isEqualTo("Complet");
  }

  @Test
  void neitherAnEnginesFaultNorAListenersEndsIt() throws InterruptedException {
    follow(OFTEN, FolderFollowerTest::refuse);
    nextReport(report -> report.files() == 0);
    farm.engine.isBroken = true;
    farm.write("2020-13-45-a.md", "Un");
    assertThat(farm.engine.refused.poll(10, TimeUnit.SECONDS)).isNotNull();
    farm.engine.isBroken = false;
    nextReport(report -> report.added() == 1);
    nextReport(report -> report.unchanged() == 1);
  }

  @Test
  void whileAnotherProcessWritesItAsksWithoutAScanAndSaysSoOnce() throws InterruptedException {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Handler listener = listener(lines);
    LOG.addHandler(listener);
    LOG.setLevel(Level.INFO);
    try {
      farm.engine.isTaken = true;
      farm.write("a.md", "Un");
      follow(OFTEN, FolderFollowerTest::refuse);
      denied(3);
      farm.write("b.md", "Deux");
      denied(3);
      assertThat(farm.engine.listings).as("scans before they were denied").hasValue(1);
      farm.engine.isTaken = false;
      nextReport(report -> farm.engine.ids().size() == 2);
      assertThat(lines)
          .containsExactly(
              "another Dénicheur writes the index map: pid 42; this one only answers",
              "this Dénicheur writes the index now; another did before");
    } finally {
      LOG.removeHandler(listener);
      LOG.setLevel(null);
    }
  }

  private void denied(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      assertThat(farm.engine.denied.poll(10, TimeUnit.SECONDS)).as("an attempt").isNotNull();
    }
  }

  private static Handler listener(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        String words = new SimpleFormatter().formatMessage(line);
        if (words.contains("Dénicheur")) { // followers of other tests warn of other things
          lines.add(words);
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void nothingRunsAfterItIsClosed() throws InterruptedException {
    follow(OFTEN, FolderFollowerTest::refuse);
    nextReport(report -> true);
    follower.close();
    reports.clear();
    assertThat(reports.poll(100, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void anIntervalMustBePositive() {
    assertThatThrownBy(() -> new FolderFollower(farm.synchronizer, Duration.ZERO))
        .hasMessage("interval must be positive; got PT0S");
  }

  private static WatchService refuse() throws IOException {
    throw new IOException("User limit of inotify instances reached or too many open files");
  }

  private void follow(Duration interval, Callable<WatchService> source) {
    follower = new FolderFollower(farm.synchronizer, interval);
    follower.start(source, this::hear);
  }

  /** Follows by what is announced alone. */
  private void watched() throws InterruptedException {
    farm.run();
    follow(NEVER, () -> FileSystems.getDefault().newWatchService());
    settle();
  }

  /** Waits until the folders seen are watched: a run after new ones is followed by another. */
  private void settle() throws InterruptedException {
    SyncReport report = reports.poll(10, TimeUnit.SECONDS);
    while (report != null) {
      report = reports.poll(1, TimeUnit.SECONDS);
    }
  }

  private void hear(SyncReport report) {
    reports.add(report);
    if (report.added() + report.changed() + report.removed() > 0) {
      throw new StackOverflowError("a listener's own fault");
    }
  }

  private SyncReport nextReport(Predicate<SyncReport> wanted) throws InterruptedException {
    SyncReport report;
    do {
      report = reports.poll(10, TimeUnit.SECONDS);
      assertThat(report).as("a report within ten seconds").isNotNull();
    } while (!wanted.test(report));
    return report;
  }
}

package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFollowerTest {
  private static final Duration OFTEN = Duration.ofMillis(20);

  @TempDir private Path folder;
  private final BlockingQueue<SyncReport> reports = new LinkedBlockingQueue<>();
  private Farm farm;
  private FolderFollower follower;

  @BeforeEach
  void open() {
    farm = new Farm(folder);
    follower = FolderFollower.start(farm.synchronizer, OFTEN, this::hear);
  }

  @AfterEach
  void close() {
    follower.close();
  }

  @Test
  void whatIsWrittenIsFound() throws InterruptedException {
    farm.write("a.md", "Un");
    assertThat(nextReport(report -> report.added() == 1).files()).isEqualTo(1);
    assertThat(farm.engine.ids()).containsExactly("a");
  }

  @Test
  void neitherAnEnginesFaultNorAListenersEndsIt() throws InterruptedException {
    nextReport(report -> report.files() == 0);
    farm.engine.isBroken = true;
    farm.write("2020-13-01-a.md", "Un");
    assertThat(farm.engine.refused.poll(10, TimeUnit.SECONDS)).isNotNull();
    farm.engine.isBroken = false;
    nextReport(report -> report.added() == 1);
    nextReport(report -> report.unchanged() == 1);
  }

  @Test
  void nothingRunsAfterItIsClosed() throws InterruptedException {
    nextReport(report -> true);
    follower.close();
    reports.clear();
    assertThat(reports.poll(100, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void anIntervalMustBePositive() {
    assertThatThrownBy(() -> FolderFollower.start(farm.synchronizer, Duration.ZERO, reports::add))
        .hasMessage("interval must be positive; got PT0S");
  }

  private void hear(SyncReport report) {
    reports.add(report);
    if (report.hasChanges()) {
      throw new IllegalStateException("a listener's own fault");
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

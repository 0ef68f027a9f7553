package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.process.ServerProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the index is full, before the start or while it is written. */
class FullDiskTest {
  @TempDir private Path folder;
  private Tmpfs disk;
  private Installation installation;

  @BeforeEach
  void mount() throws Exception {
    disk = Tmpfs.mount(folder.resolve("disk"), "size=8m,nr_inodes=200");
    installation = Installation.in(folder).withIndex(disk.path().resolve("index"));
    installation.posting("a", "osier").posting("b", "osier");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  /** Many small commits, so that segments are merged as well: each may be what fails first. */
  @Test
  @Tag("I1")
  void whileItIsFullWhatIsThereAnswersAndAfterwardsAllIsFound() throws Exception {
    try (ServerProcess server = installation.with("--admin-port", "0").serve()) {
      server.await("both postings", () -> server.found("osier") == 2);
      disk.fill(100_000);
      int written = 0;
      while (!server.admin("/health/ready").contains("read-only")) {
        assertThat(written).isLessThan(500);
        assertThat(server.put("plein-" + written, "rotin " + written + " ".repeat(9000)))
            .isEqualTo(201);
        written++;
        server.await("answer", () -> server.found("osier") == 2);
      }
      disk.fill(0);
      int all = written + 3;
      assertThat(server.put("dernier", "rotin")).as("the postings lie elsewhere").isEqualTo(201);
      awaitReason(server); // it shows between two tries, and each frees and takes a little space
      server.await(
          "metric", () -> server.admin("/metrics").contains("denicheur_index_writable 0.0"));
      assertThat(server.get("/health/ready").body()).isEqualTo("{\"status\":\"up\"}");
      tryAgainThreeTimes(server);
      assertThat(server.found("osier")).isEqualTo(2);

      disk.free();
      server.await("mended index", () -> server.found("") == all);
      server.await(
          "end of the fault",
          () ->
              server.admin("/health/ready").equals("{\"status\":\"up\"}")
                  && server.err().contains("in step again"));
      assertThat(server.err().lines().skip(1)) // the first tells the admin port
          .as("a fault that lasts is told once, and its end")
          .hasSizeLessThanOrEqualTo(5)
          .anyMatch(line -> line.contains("disk full (" + installation.index()))
          .last()
          .asString()
          .contains("in step again");
      assertThat(server.end("TERM").status()).isZero();
    }
  }

  private void awaitReason(ServerProcess server) throws Exception {
    String reason = "read-only: disk full (" + installation.index();
    server.await(
        "reason",
        () -> {
          String said = server.admin("/health/ready");
          return said.contains(reason) && said.contains("KiB free");
        });
  }

  /** Long enough for as many tries. */
  private void tryAgainThreeTimes(ServerProcess server) throws Exception {
    for (int i = 0; i < 3; i++) {
      long before = System.nanoTime();
      server.await(
          "another try",
          () ->
              System.nanoTime() - before > Duration.ofSeconds(2).toNanos()
                  && server.found("osier") == 2);
    }
  }

  @Test
  @Tag("I2")
  void aStartServesTheLastCommitAndCatchesUpOnceThereIsSpace() throws Exception {
    publish();
    installation.posting("c", "osier");
    disk.fill(0);
    disk.fillNames();
    try (ServerProcess server = installation.with("--admin-port", "0").serve()) {
      assertThat(server.found("osier")).isEqualTo(2);
      server.await(
          "reason", () -> server.admin("/health/ready").contains("read-only: disk full ("));
      disk.free();
      server.await("the third", () -> server.found("osier") == 3);
      assertThat(server.end("TERM").status()).isZero();
    }
  }

  @Test
  @Tag("I2")
  void withoutACommitAStartNamesThePathAndWhatIsNeeded() throws Exception {
    disk.fill(50_000);
    assertRefused(installation);
    disk.free();
    disk.fillNames();
    assertRefused(installation);
    assertThat(installation.index().resolve("generation-1"))
        .as("nothing is left that takes up space")
        .doesNotExist();
    disk.free();
    publish();
  }

  private static void assertRefused(Installation installation) throws Exception {
    try (ServerProcess server = installation.launch()) {
      Ended ended = server.ended();
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.err())
          .hasLineCount(1)
          .contains("disk full (" + installation.index(), "takes about 1 MiB", "--index");
    }
  }

  @Test
  @Tag("I2")
  void aFullFolderOfTemporaryFilesIsNoMatter() throws Exception {
    Installation elsewhere = Installation.in(folder);
    disk.fill(0);
    disk.fillNames();
    try (ServerProcess server = elsewhere.withJava("-Djava.io.tmpdir=" + disk.path()).serve()) {
      assertThat(server.found("osier")).isEqualTo(2);
      assertThat(server.put("c", "osier")).isEqualTo(201);
      server.await("the third", () -> server.found("osier") == 3);
      assertThat(server.end("TERM").err()).isEmpty();
    }
    assertThat(Files.exists(elsewhere.index())).isTrue();
  }

  private void publish() throws Exception {
    try (ServerProcess server = installation.serve()) {
      server.await("both postings", () -> server.found("osier") == 2);
      assertThat(server.end("TERM").status()).isZero();
    }
  }
}

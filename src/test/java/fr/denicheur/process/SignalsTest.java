package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.process.ServerProcess.Ended;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals at bad moments end the process in time and hurt nothing. */
@Tag("I14")
class SignalsTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** What the system reports of a process that was ended before it could listen to signals. */
  private static final int BY_SIGTERM = 128 + 15;

  @TempDir private Path folder;

  /** A terminal that is closed sends SIGHUP: as good a reason to stop as any. */
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP", "INT"})
  void aSignalIsACleanStop(String signal) throws Exception {
    try (ServerProcess server = Installation.in(folder).posting("a", "osier").serve()) {
      assertEndedWell(server.end(signal));
    }
  }

  @Test
  void aSecondSignalChangesNothing() throws Exception {
    Installation installation = Installation.in(folder).posting("a", "osier");
    try (ServerProcess server = installation.serve()) {
      assertThat(server.found("osier")).isEqualTo(1); // its connection makes it wait a second
      server.signal("TERM");
      server.signal("TERM");
      assertEndedWell(server.end("TERM"));
    }
    assertServes(installation);
  }

  /** Before the index is opened nothing can be hurt, and the system's own status will do. */
  @Test
  void aSignalAtTheVeryStartLeavesNothing() throws Exception {
    Installation installation = Installation.in(folder).posting("a", "osier");
    try (ServerProcess server = installation.launch()) {
      Ended ended = server.end("TERM");
      assertThat(ended.status()).isIn(0, BY_SIGTERM);
      assertThat(ended.took()).isLessThan(LIMIT);
    }
    assertThat(installation.index().resolve("current")).doesNotExist();
    assertServes(installation);
  }

  @Test
  void aSignalWhileTheIndexIsMadeAndMadeAgainLeavesNothingUnfinished() throws Exception {
    Installation installation = Installation.in(folder).postings(300);
    try (ServerProcess server = installation.launch()) {
      server.await("a beginning", () -> isBegun(installation, 1));
      assertEndedWell(server.end("TERM"));
    }
    assertServes(installation);
    damage(installation);
    try (ServerProcess server = installation.launch()) {
      server.await("a new beginning", () -> isBegun(installation, 2));
      assertEndedWell(server.end("TERM"));
    }
    assertServes(installation);
    assertThat(installation.indexFiles().stream().map(Path::getParent).distinct())
        .as("one generation and its folder")
        .hasSize(2);
  }

  private static boolean isBegun(Installation installation, int generation) {
    return Files.exists(installation.index().resolve("generation-" + generation + "/write.lock"));
  }

  private static void damage(Installation installation) throws IOException {
    Path segment =
        installation.indexFiles().stream()
            .filter(file -> file.toString().endsWith(".cfs") || file.toString().endsWith(".fdt"))
            .findFirst()
            .orElseThrow();
    try (RandomAccessFile bytes = new RandomAccessFile(segment.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      int value = bytes.read();
      bytes.seek(bytes.length() / 2);
      bytes.write(value ^ 1);
    }
  }

  private static void assertEndedWell(Ended ended) {
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.took()).isLessThan(LIMIT);
  }

  private static void assertServes(Installation installation) throws Exception {
    try (ServerProcess server = installation.serve()) {
      server.await("all postings", () -> server.found("") == installation.files());
      assertEndedWell(server.end("TERM"));
    }
  }
}

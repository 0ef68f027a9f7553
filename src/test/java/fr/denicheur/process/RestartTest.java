package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started and stopped again and again under writes, the index stays what it is. */
class RestartTest {
  /** How often; a few by default, {@code -Ddenicheur.restarts=100} for all of row I15. */
  private static final int RESTARTS = Integer.getInteger("denicheur.restarts", 3);

  /** What a merge policy lets stand of so few postings, and some more for luck. */
  private static final int SEGMENTS = 20;

  @TempDir private Path folder;

  @Test
  @Tag("I15")
  void nothingLeaksAndNothingIsLost() throws Exception {
    Installation installation = Installation.in(folder).postings(20);
    Writers writers = new Writers(installation);
    for (int i = 0; i < RESTARTS; i++) {
      try (ServerProcess server = installation.serve()) {
        writers.assertNothingIsLost(server);
        writers.writeUntil(server, 20, s -> assertThat(s.end("TERM").status()).isZero());
        assertThat(server.err()).isEmpty();
      }
      assertThat(segments(installation)).as("segments after %d", i).isLessThan(SEGMENTS);
      assertThat(generations(installation)).isEqualTo(1);
    }
    try (ServerProcess server = installation.serve()) {
      writers.assertNothingIsLost(server);
    }
  }

  @Test
  void whatIsWrongWithFilesIsCountedAfterARestartToo() throws Exception {
    Installation installation = Installation.in(folder).with("--admin-port", "0");
    Files.writeString(installation.postings().resolve("a.md"), "Sans titre ni en-tête.");
    for (int i = 0; i < 2; i++) {
      try (ServerProcess server = installation.serve()) {
        server.await("count", () -> server.admin("/metrics").contains("denicheur_problems 2.0"));
      }
    }
  }

  private static long segments(Installation installation) throws Exception {
    return names(installation).filter(name -> name.endsWith(".si")).count();
  }

  private static long generations(Installation installation) throws Exception {
    return names(installation).filter(name -> name.equals("write.lock")).count();
  }

  private static Stream<String> names(Installation installation) throws Exception {
    return installation.indexFiles().stream().map(Path::getFileName).map(Path::toString);
  }
}

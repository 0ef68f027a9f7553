package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the process is killed, the next one has the files, and every acknowledged write. */
@Tag("I6")
class KillTest {
  /** How often; a few by default, hundreds by {@code -Ddenicheur.kills=200}. */
  private static final int KILLS = Integer.getInteger("denicheur.kills", 2);

  private static final long SEED = Long.getLong("denicheur.seed", 6);

  @TempDir private Path folder;

  @Test
  void killedDuringTheFirstCommitItBeginsAgain() throws Exception {
    Random chance = new Random(SEED);
    Installation installation = Installation.in(folder).postings(60);
    for (int i = 0; i < KILLS; i++) {
      SystemCommand.run("rm", "-rf", installation.index().toString());
      try (ServerProcess server = installation.launch()) {
        server.await(
            "a generation", () -> Files.exists(installation.index().resolve("generation-1")));
        killSometime(server, chance.nextInt(600));
      }
      assertServesTheFiles(installation);
    }
  }

  @Test
  void killedWhileItWritesItLosesNoAcknowledgedWrite() throws Exception {
    Random chance = new Random(SEED);
    Installation installation = Installation.in(folder).postings(20);
    Writers writers = new Writers(installation);
    for (int i = 0; i < KILLS; i++) {
      try (ServerProcess server = installation.serve()) {
        writers.assertNothingIsLost(server);
        writers.writeUntil(server, 1 + chance.nextInt(60), ServerProcess::kill);
      }
    }
    try (ServerProcess server = installation.serve()) {
      writers.assertNothingIsLost(server);
      assertThat(writers.acknowledged()).isPositive();
      assertThat(server.end("TERM").err()).as("nothing had to be mended").isEmpty();
    }
    try (Stream<Path> files = Files.list(installation.postings())) {
      assertThat(files.map(Path::toString))
          .as("no half-written file is left")
          .noneMatch(name -> name.endsWith(".tmp"));
    }
  }

  private static void killSometime(ServerProcess server, int milliseconds) throws Exception {
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    server.await("the moment", () -> System.nanoTime() > due);
    server.kill();
  }

  private static void assertServesTheFiles(Installation installation) throws Exception {
    try (ServerProcess server = installation.serve()) {
      server.await("all postings", () -> server.found("") == installation.files());
      assertThat(server.end("TERM").err()).isEmpty();
    }
  }
}

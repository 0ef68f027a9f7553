package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.http.ImpatientCallers;
import fr.denicheur.process.ServerProcess.Ended;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while fifty callers ask fails none of those who were let in. */
@Tag("I13")
class SigtermUnderLoadTest {
  /** How many answers come before; {@code -Ddenicheur.answers=100000} for a longer load. */
  private static final int BEFORE = Integer.getInteger("denicheur.answers", 1_000);

  @TempDir private Path folder;

  @Test
  void nobodyWhoWasLetInIsFailed() throws Exception {
    ImpatientCallers callers = new ImpatientCallers();
    try (ServerProcess server = Installation.in(folder).postings(20).serve()) {
      callers.ask(server.port(), BEFORE, () -> server.signal("TERM"));
      Ended ended = server.ended();
      assertThat(ended.status()).as(ended.err()).isZero();
      assertThat(ended.took()).isLessThan(Duration.ofSeconds(10));
      assertThat(ended.err()).isEmpty();
    }
    assertThat(callers.failures()).isEmpty();
    assertThat(callers.closedPolitely()).isPositive();
  }
}

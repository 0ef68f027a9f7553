package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Row I13 of the table of faults: a server that stops under load fails no client. */
@Tag("I13")
class StopUnderLoadTest {
  private static final int BEFORE = 2_000;

  private final ImpatientCallers callers = new ImpatientCallers();
  private Duration stopping = Duration.ZERO;

  @Test
  void whoeverWasLetInIsAnsweredAndToldToLeave() throws Exception {
    try (TestServer server = new TestServer(new InMemoryEngine(Samples.NURSE))) {
      callers.ask(server.server.port(), BEFORE, () -> stopping = closing(server));
    }
    assertThat(callers.failures()).isEmpty();
    assertThat(callers.closedPolitely()).isPositive();
    assertThat(stopping).isLessThan(Duration.ofSeconds(10));
  }

  private static Duration closing(TestServer server) {
    long begin = System.nanoTime();
    server.server.close();
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}

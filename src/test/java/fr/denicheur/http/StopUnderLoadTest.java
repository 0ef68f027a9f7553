package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Row I13 of the table of faults: a server that stops under load fails no client. */
@Tag("I13")
class StopUnderLoadTest {
  private static final int BEFORE = 2_000;
  private static final byte[] ALIVE =
      "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

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

  /** The system opens connections before the server accepts them. */
  @Test
  void whoeverConnectedBeforeTheStopIsAnswered() throws Exception {
    List<Socket> callers = new ArrayList<>();
    try (TestServer server = new TestServer(new InMemoryEngine(Samples.NURSE))) {
      for (int i = 0; i < 200; i++) {
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
        caller.setSoTimeout(10_000);
        caller.getOutputStream().write(ALIVE);
        callers.add(caller);
      }
    }
    for (Socket caller : callers) {
      try (caller) {
        assertThat(RawAnswer.readFrom(caller.getInputStream()).status()).isEqualTo(200);
      }
    }
  }

  private static Duration closing(TestServer server) {
    long begin = System.nanoTime();
    server.server.close();
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}

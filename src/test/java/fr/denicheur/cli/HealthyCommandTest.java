package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.cli.Shell.Outcome;
import fr.denicheur.http.InMemoryEngine;
import fr.denicheur.http.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthyCommandTest {
  @TempDir private Path folder;

  private Outcome healthy(String... options) throws IOException {
    Shell shell = Shell.in(folder);
    for (int i = 0; i < options.length; i += 2) {
      shell.with(options[i], options[i + 1]);
    }
    return shell.run("healthy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::"})
  void aServerThatAnswersIsHealthy(String host) throws IOException {
    try (TestServer server = new TestServer(new InMemoryEngine())) {
      String port = Integer.toString(server.server.address().getPort());

      Outcome outcome = healthy("DENICHEUR_HOST", host, "DENICHEUR_PORT", port);

      assertThat(outcome.status()).as(outcome.err()).isZero();
      assertThat(outcome.out()).contains(port + "/health/ready answers 200");
    }
  }

  @Test
  void aServerThatIsNotThereIsNot() throws IOException {
    int free;
    try (ServerSocket briefly = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = briefly.getLocalPort();
    }

    Outcome outcome = healthy("DENICHEUR_PORT", Integer.toString(free));

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("no answer from 127.0.0.1, port " + free).hasLineCount(1);
  }

  @Test
  void aPortOutOfRangeIsAWrongCommand() throws IOException {
    assertThat(healthy("DENICHEUR_PORT", "65536").status()).isEqualTo(2);
  }
}

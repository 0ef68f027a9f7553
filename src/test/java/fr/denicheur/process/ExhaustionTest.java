package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.process.ServerProcess.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process may not have what it needs: memory, descriptors. */
class ExhaustionTest {
  /**
   * What the Java virtual machine ends with when told to by {@code -XX:+ExitOnOutOfMemoryError}.
   */
  private static final int OUT_OF_MEMORY = 3;

  /** Descriptors it may open more: enough to write, and fewer than there are callers. */
  private static final int SPARE = 60;

  private static final byte[] QUESTION =
      "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;

  @Test
  @Tag("I16")
  void withoutMemoryItEndsAndTheNextStartServesTheLastCommit() throws Exception {
    Installation installation = Installation.in(folder).posting("a", "osier");
    try (ServerProcess server = installation.serve()) {
      assertThat(server.end("TERM").status()).isZero();
    }
    Random words = new Random(16);
    for (int i = 0; i < 30; i++) {
      installation.posting("gros-" + i, differentWords(words));
    }
    try (ServerProcess server = installation.withJava("-Xmx40m").launch()) {
      assertThat(server.ended().status()).isEqualTo(OUT_OF_MEMORY);
    }
    try (ServerProcess server = installation.serve()) {
      assertThat(server.announced()).contains("(1 offre)");
      assertThat(server.found("osier")).isEqualTo(1);
      assertThat(server.end("TERM").status()).isZero();
    }
  }

  /** Little less than a file may be long, and no word twice. */
  private static String differentWords(Random random) {
    StringBuilder words = new StringBuilder();
    while (words.length() < 900_000) {
      words.append(Long.toString(random.nextLong() >>> 1, 36)).append(' ');
    }
    return words.toString();
  }

  @Test
  @Tag("I18")
  void withTooFewDescriptorsToStartItSaysHowManyItTakes() throws Exception {
    Installation installation = Installation.in(folder).posting("a", "osier");
    try (ServerProcess server = installation.through("prlimit", "--nofile=64").launch()) {
      Ended ended = server.ended();
      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.err()).hasLineCount(1).contains("may open 64 files", "ulimit -n");
    }
  }

  @Test
  @Tag("I18")
  void withoutDescriptorsLeftItWaitsAndRecovers() throws Exception {
    Installation installation = Installation.in(folder).posting("a", "osier");
    try (ServerProcess server = installation.with("--admin-port", "0").serve()) {
      server.await("index in step", () -> server.found("osier") == 1);
      String metrics = server.admin("/metrics"); // its connection, as the other, is kept
      assertThat(metrics).contains("denicheur_index_writable 1.0");
      int before = server.openFiles();
      SystemCommand.run("prlimit", "--pid=" + server.pid(), "--nofile=" + (before + SPARE));
      List<Socket> callers = callers(server, 2 * SPARE);
      server.await("a word in the log", () -> server.err().contains("Too many open files"));
      installation.posting("b", "osier");
      server.await("a fault of reading or writing", () -> toldOfPostings(server.err()));
      assertThat(server.found("osier")).as("who is in is answered").isEqualTo(1);
      for (Socket caller : callers) {
        caller.close();
      }
      server.await("the second posting", () -> server.found("osier") == 2);
      for (Socket caller : callers(server, 1)) {
        assertThat(caller.getInputStream().read()).isEqualTo('H');
        caller.close();
      }
      server.await("descriptors as before", () -> server.openFiles() < before + SPARE / 2);
      assertThat(server.err().lines()).as("a word on each, not on each try").hasSizeLessThan(6);
      assertThat(server.end("TERM").status()).isZero();
    }
  }

  private static boolean toldOfPostings(String log) {
    return log.contains("folder-unreadable") || log.contains("could not bring the index in step");
  }

  /** They connect to the system at least, which keeps them until the server can take them. */
  private static List<Socket> callers(ServerProcess server, int count) throws IOException {
    List<Socket> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Socket caller = new Socket(InetAddress.getLoopbackAddress(), server.port());
      caller.setSoTimeout((int) ServerProcess.PATIENCE.toMillis());
      caller.getOutputStream().write(QUESTION);
      callers.add(caller);
    }
    return callers;
  }
}

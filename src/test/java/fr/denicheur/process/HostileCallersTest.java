package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.http.HostileRequests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row H22 of the table of faults: callers' mistakes are no news to whoever reads the log. */
@Tag("H22")
class HostileCallersTest {
  private static final int ROUNDS = 3;

  @TempDir private Path folder;

  @Test
  void callersDoNotFillTheLog() throws Exception {
    List<String> requests = HostileRequests.all();
    assertThat(requests).hasSizeGreaterThan(100);
    List<String> faults = new ArrayList<>();
    try (ServerProcess server = Installation.in(folder).posting("a", "osier").serve()) {
      int port = server.port();
      for (int round = 0; round < ROUNDS; round++) {
        for (String request : requests) {
          if (answered(port, request).startsWith("HTTP/1.1 500")) {
            faults.add(request);
          }
        }
        requests.forEach(request -> leave(port, request));
      }
      ServerProcess.Ended ended = server.end("TERM");
      assertThat(faults).isEmpty();
      assertThat(ended.status()).isZero();
      assertThat(ended.err()).doesNotContain(" at ", "Exception");
      assertThat(ended.err().lines())
          .allMatch(line -> line.contains("without a valid token"))
          .hasSizeLessThan(ROUNDS);
    }
  }

  @Test
  @Tag("H33")
  void refusedTokensLeaveALineInTheLogWithoutThem() throws Exception {
    List<String> credentials =
        List.of("Bearer deviné-0123456789", "Basic bW90OmRl", "Bearer abcdefghijklmnop", "");
    try (ServerProcess server = Installation.in(folder).posting("a", "osier").serve()) {
      for (String shown : credentials) {
        String request =
            "GET /api/v1/problems HTTP/1.1\r\nHost: x\r\nAuthorization: " + shown + "\r\n\r\n";
        assertThat(answered(server.port(), request)).startsWith("HTTP/1.1 4");
      }
      String log = server.end("TERM").err();
      assertThat(log.lines()).singleElement().asString().contains("without a valid token");
      assertThat(log).doesNotContain("devin", "bW90", "abcdefg", "127.0.0.1");
    }
  }

  /** Returns what comes until the server closes, which is told that no more is sent. */
  private static String answered(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      write(socket, request);
      return read(socket.getInputStream());
    }
  }

  private static void write(Socket socket, String request) throws IOException {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
    } catch (SocketException e) {
      // it has heard enough
    }
  }

  private static String read(InputStream in) throws IOException {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      return ""; // reset, as it had not heard all
    }
  }

  /** Asks, and does not wait for an answer. */
  private static void leave(int port, String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoLinger(true, 0); // resets the connection
      write(socket, request);
    } catch (IOException e) {
      throw new IllegalStateException("cannot be reached", e);
    }
  }
}

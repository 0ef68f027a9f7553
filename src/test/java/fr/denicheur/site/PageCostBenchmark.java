package fr.denicheur.site;

import fr.denicheur.posting.GeneratedPostings;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a page costs against the JSON answer of the same search, over one kept connection, in
 * alternating calls of one run. Argument: how many postings to generate (default 2,000).
 */
final class PageCostBenchmark {
  private static final int ROUNDS = 5;
  private static final int CALLS = 400;
  private static final long SEED = 42;

  private static final List<String> QUESTIONS =
      List.of(
          "développeur java",
          "chargée de déploiement",
          "design",
          "devellopeur",
          "data scientist santé",
          "",
          "\"produit numérique\"",
          "coach agile");

  private final PrintStream out;
  private final KeptConnection caller;

  private PageCostBenchmark(PrintStream out, KeptConnection caller) {
    this.out = out;
    this.caller = caller;
  }

  public static void main(String[] arguments) throws Exception {
    int count = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
    Path index = Files.createTempDirectory("denicheur-benchmark");
    try (SiteServer server = SiteServer.holding(index, new GeneratedPostings(SEED), count);
        KeptConnection caller = new KeptConnection(server.address().getPort())) {
      new PageCostBenchmark(System.out, caller).run();
    }
  }

  private void run() throws IOException {
    for (int round = 1; round <= ROUNDS; round++) {
      long[] json = new long[CALLS];
      long[] page = new long[CALLS];
      for (int i = 0; i < CALLS; i++) {
        String query =
            "?explain=on&q="
                + URLEncoder.encode(QUESTIONS.get(i % QUESTIONS.size()), StandardCharsets.UTF_8);
        json[i] = nanos("/api/v1/search" + query);
        page[i] = nanos("/" + query);
      }
      double one = Arrays.stream(json).average().orElseThrow() / 1e3;
      double other = Arrays.stream(page).average().orElseThrow() / 1e3;
      out.printf(
          Locale.ROOT,
          "round %d: JSON %.0f µs, page %.0f µs, ratio %.2f%n",
          round,
          one,
          other,
          other / one);
    }
  }

  private long nanos(String target) throws IOException {
    long start = System.nanoTime();
    caller.get(target);
    return System.nanoTime() - start;
  }

  /** The cheapest caller there is, so that its own cost does not count as the server's. */
  private static final class KeptConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    KeptConnection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    byte[] get(String target) throws IOException {
      String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      int length = -1;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring("Content-Length: ".length()));
        }
      }
      return in.readNBytes(length);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new EOFException("the server closed the connection");
        }
        line.append((char) b);
      }
      line.setLength(line.length() - 1);
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}

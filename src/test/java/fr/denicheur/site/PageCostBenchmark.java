package fr.denicheur.site;

import fr.denicheur.http.KeptConnection;
import fr.denicheur.posting.GeneratedPostings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares the cost of a page with that of the JSON answer to the same search, in alternating calls
 * over one kept connection. Argument: how many postings to generate (default 2,000).
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
    caller.getGzip(target);
    return System.nanoTime() - start;
  }
}

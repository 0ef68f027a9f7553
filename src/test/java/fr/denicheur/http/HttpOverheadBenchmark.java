package fr.denicheur.http;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What HTTP costs: one caller on one kept connection against the same calls inside the process, in
 * one run. Arguments: a folder of postings, a file of questions ({@code qid<TAB>words}).
 */
final class HttpOverheadBenchmark {
  private static final int ROUNDS = 7;
  private static final long ROUND_NANOS = 2_000_000_000L;
  private static final long SEED = 42;

  private final PrintStream out;
  private final List<String> questions;

  private HttpOverheadBenchmark(PrintStream out, List<String> questions) {
    this.out = out;
    this.questions = questions;
  }

  public static void main(String[] arguments) throws Exception {
    Path index = Files.createTempDirectory("denicheur-benchmark");
    try (LuceneEngine engine = LuceneEngine.open(index)) {
      fill(engine, Path.of(arguments[0]));
      new HttpOverheadBenchmark(System.out, questions(Path.of(arguments[1]))).run(engine);
    }
  }

  private static void fill(LuceneEngine engine, Path postings) throws IOException {
    try (Stream<Path> files = Files.list(postings).sorted()) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        PostingId id = new PostingId(name.replaceFirst("\\.(md|txt)$", ""));
        TestServer.READER
            .read(id, name, Files.readAllBytes(file))
            .posting()
            .ifPresent(posting -> engine.put(posting, new Fingerprint("x", null, 0)));
      }
    }
    engine.publish();
  }

  private static List<String> questions(Path file) throws IOException {
    List<String> words =
        Files.readAllLines(file).stream().map(line -> line.split("\t", 3)[1]).toList();
    List<String> shuffled = new ArrayList<>(words);
    Collections.shuffle(shuffled, new Random(SEED));
    return shuffled;
  }

  private void run(SearchEngine engine) throws Exception {
    Hits one = engine.search(SearchQuery.of(questions.get(0)));
    try (TestServer server = new TestServer(engine);
        TestServer trivial = new TestServer(new TrivialEngine(one))) {
      for (int round = 1; round <= ROUNDS; round++) {
        out.println("round " + round);
        measure("engine", question -> engine.search(SearchQuery.of(question)));
        over(server, "engine over HTTP", (caller, question) -> caller.get(address(question)));
        over(trivial, "trivial engine", (caller, question) -> caller.get(address(question)));
        over(trivial, "trivial, gzip", (caller, question) -> caller.getGzip(address(question)));
        over(trivial, "health", (caller, question) -> caller.get("/health/live"));
      }
    }
  }

  private void over(TestServer server, String what, Request request) throws Exception {
    try (KeptConnection caller = new KeptConnection(server.server.port())) {
      measure(what, question -> request.with(caller, question));
    }
  }

  private void measure(String what, Call call) throws Exception {
    long start = System.nanoTime();
    long calls = 0;
    while (System.nanoTime() - start < ROUND_NANOS) {
      call.with(questions.get((int) (calls++ % questions.size())));
    }
    double wall = (System.nanoTime() - start) / 1e3 / calls;
    out.printf(Locale.ROOT, "  %-18s %6.0f µs%n", what, wall);
  }

  private static String address(String question) {
    return "/api/v1/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
  }

  /** A question put to a server. */
  @FunctionalInterface
  private interface Request {
    Object with(KeptConnection caller, String question) throws Exception;
  }

  /** Something to do with a question. */
  @FunctionalInterface
  private interface Call {
    Object with(String question) throws Exception;
  }

  /** Always the same answer. */
  private static final class TrivialEngine extends InMemoryEngine {
    private final Hits hits;

    TrivialEngine(Hits hits) {
      this.hits = hits;
    }

    @Override
    public Hits search(SearchQuery query) {
      return hits;
    }
  }
}

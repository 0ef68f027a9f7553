package fr.denicheur.algolia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.api.ApiJson;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.http.TestServer;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.GeneratedPostings;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Json;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Compares what a key typed into a search box costs the processor: asked by our own API, and as
 * InstantSearch asks with no facet chosen, and with two. Reading and writing JSON is included, HTTP
 * is not. Prints the ratios; an argument sets the number of postings.
 */
final class KeystrokeBenchmark {
  private static final int ROUNDS = 4;
  private static final int CALLS = 270;
  private static final long SEED = 42;

  private static final List<String> TYPED =
      List.of("d", "dev", "develop", "developpeuse ja", "charg", "data sci", "sante", "", "coach");

  private static final String COMMON =
      "\"indexName\":\"jobs\",\"maxValuesPerFacet\":100,"
          + "\"attributesToSnippet\":[\"body:30\"],\"highlightPreTag\":\"__ais-highlight__\","
          + "\"highlightPostTag\":\"__/ais-highlight__\",";

  private static final String FACETS =
      "\"hitsPerPage\":10,\"facets\":[\"date\",\"month.lvl0\",\"open\",\"roles\",\"startup\"]";

  private final LuceneEngine engine;
  private final ResultJson results;
  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

  private KeystrokeBenchmark(LuceneEngine engine) {
    this.engine = engine;
    this.results = new ResultJson(new HitJson(engine, path -> path));
  }

  public static void main(String[] arguments) throws Exception {
    int count = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
    GeneratedPostings texts = new GeneratedPostings(SEED);
    try (LuceneEngine engine =
        LuceneEngine.open(Files.createTempDirectory("denicheur-benchmark"))) {
      for (int i = 0; i < count; i++) {
        byte[] text = texts.next().getBytes(StandardCharsets.UTF_8);
        PostingId id = new PostingId("posting-" + i);
        TestServer.READER
            .read(id, id + ".md", text)
            .posting()
            .ifPresent(posting -> engine.put(posting, new Fingerprint("x", null, 0)));
      }
      engine.publish();
      new KeystrokeBenchmark(engine).run();
    }
  }

  private void run() {
    for (int round = 1; round <= ROUNDS; round++) {
      long[][] nanos = new long[4][CALLS];
      for (int i = 0; i < CALLS; i++) {
        String typed = TYPED.get(i % TYPED.size());
        Filter two = Filter.NONE.with(Facet.ROLE, "developpement").with(Facet.OPEN, "true");
        nanos[0][i] = own(SearchQuery.of(typed));
        nanos[1][i] = theirs(free(typed));
        nanos[2][i] = own(SearchQuery.of(typed).with(two));
        nanos[3][i] = theirs(chosen(typed));
      }
      double[] means =
          Arrays.stream(nanos)
              .mapToDouble(one -> Arrays.stream(one).average().orElseThrow() / 1e3)
              .toArray();
      System.out.printf(
          Locale.ROOT,
          "round %d: own %.0f µs, clients' %.0f µs, ratio %.2f; two chosen: %.0f, %.0f, ratio %.2f%n",
          round,
          means[0],
          means[1],
          means[1] / means[0],
          means[2],
          means[3],
          means[3] / means[2]);
    }
  }

  private static String free(String typed) {
    return "{\"requests\":[{" + COMMON + FACETS + ",\"query\":\"" + typed + "\"}]}";
  }

  /** One request with all filters, and one for each chosen facet without its own. */
  private static String chosen(String typed) {
    String query = ",\"query\":\"" + typed + "\"";
    return "{\"requests\":[{"
        + COMMON
        + FACETS
        + query
        + ",\"facetFilters\":[[\"open:true\"],[\"roles:developpement\"]]},{"
        + COMMON
        + "\"hitsPerPage\":0,\"facets\":\"open\""
        + query
        + ",\"facetFilters\":[[\"roles:developpement\"]]},{"
        + COMMON
        + "\"hitsPerPage\":0,\"facets\":\"roles\""
        + query
        + ",\"facetFilters\":[[\"open:true\"]]}]}";
  }

  private long own(SearchQuery query) {
    long start = clock.getCurrentThreadCpuTime();
    byte[] unused = Json.bytes(ApiJson.search(query, engine.search(query), BasePath.ROOT));
    return clock.getCurrentThreadCpuTime() - start;
  }

  private long theirs(String body) {
    long start = clock.getCurrentThreadCpuTime();
    List<Supplier<ObjectNode>> answers = new ArrayList<>();
    SearchBatch searches = new SearchBatch(engine);
    for (JsonNode request : Json.read(body.getBytes(StandardCharsets.UTF_8)).path("requests")) {
      ClientSearch asked = ClientSearch.read("*", ClientParameters.of(request));
      Supplier<Hits> found = searches.add(asked.search());
      answers.add(() -> results.search(asked, found.get()));
    }
    byte[] unused = Json.bytes(answers.stream().map(Supplier::get).toList());
    return clock.getCurrentThreadCpuTime() - start;
  }
}

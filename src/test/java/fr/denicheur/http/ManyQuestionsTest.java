package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.ObservedEngine;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.GeneratedPostings;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.relevance.AskedQuestions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Row Q15 of the table of faults: however many questions are asked, what is kept of them is
 * bounded, and whoever runs the service sees how much it is. {@code -Ddenicheur.questions=10000} is
 * the number of the table.
 */
@Tag("Q15")
class ManyQuestionsTest {
  private static final int QUESTIONS = Integer.getInteger("denicheur.questions", 2_000);
  private static final int POSTINGS = 200;

  /** Makes of each question something that would be seen if it were kept. */
  private static final String LONG_WORD = "a".repeat(400);

  /** Less than the questions themselves weigh. */
  private static final long FLAT = 2L << 20;

  /** Lucene keeps 32 MiB of filters, phrases are 64 MiB at most; no more in a small process. */
  private static final long CACHED = Math.min(96L << 20, Runtime.getRuntime().maxMemory() / 8);

  @TempDir private Path folder;

  @Test
  void whatIsKeptOfQuestionsIsBoundedAndShown() throws Exception {
    Meters meters = new Meters();
    AskedQuestions asked = AskedQuestions.in(folder);
    try (LuceneEngine index = filled(folder.resolve("index"));
        SearchEngine engine = new ObservedEngine(index, meters.and(asked))) {
      ask(QUESTIONS, i -> different(engine, i)); // fills what is bounded
      long full = heap();
      ask(QUESTIONS, i -> different(engine, QUESTIONS + i));
      long afterDifferent = heap();
      ask(QUESTIONS, i -> engine.search(SearchQuery.of("chargée de déploiement")));
      long afterSame = heap();
      long cached = engine.shape().cached();
      say(
          String.format(
              Locale.ROOT,
              "heap %d KiB, after as many again %+d KiB, after one as often %+d KiB; cached %d KiB",
              full >> 10,
              (afterDifferent - full) >> 10,
              (afterSame - full) >> 10,
              cached >> 10));
      assertThat(afterDifferent - full).isLessThan(FLAT);
      assertThat(afterSame - full).isLessThan(FLAT);
      assertThat(cached).isBetween(1L, CACHED);
      try (TestServer server = new TestServer(engine, meters)) {
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(meters.text()).containsPattern("denicheur_index_cached_bytes [1-9]");
      }
    }
  }

  /** Words, phrases, typos and filters that nobody asked for before. */
  private static void different(SearchEngine engine, int number) {
    String typed =
        "devlopeur n"
            + number
            + " \"qualité du c"
            + number
            + "\" terri"
            + number
            + "* démar"
            + number;
    Filter filter =
        Filter.NONE
            .with(Facet.STARTUP, "produit " + number)
            .with(Facet.MONTH, String.valueOf(1000 + number % 9000));
    engine.search(SearchQuery.of(typed + " " + LONG_WORD + number).with(filter));
    engine.suggest(SuggestQuery.of("dév " + number));
  }

  private static LuceneEngine filled(Path index) {
    LuceneEngine engine = LuceneEngine.open(index);
    PostingReader reader = new PostingReader(RoleFamilies.bundled(), Clock.systemUTC());
    GeneratedPostings texts = new GeneratedPostings(1);
    for (int i = 0; i < POSTINGS; i++) {
      byte[] text = texts.next().getBytes(StandardCharsets.UTF_8);
      reader
          .read(new PostingId("p" + i), "p" + i, text)
          .posting()
          .ifPresent(posting -> engine.put(posting, new Fingerprint("x", null)));
    }
    engine.publish();
    return engine;
  }

  private static void ask(int times, IntConsumer question) {
    IntStream.range(0, times).parallel().forEach(question);
  }

  /** Returns what is left of the heap when all that can be thrown away is. */
  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime process = Runtime.getRuntime();
      least = Math.min(least, process.totalMemory() - process.freeMemory());
    }
    return least;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}

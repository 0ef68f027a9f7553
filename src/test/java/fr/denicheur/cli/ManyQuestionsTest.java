package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.AskedQuestions;
import fr.denicheur.http.Meters;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.GeneratedPostings;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.reading.PostingReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Row Q15 of the table of faults: however many questions are asked, what is kept of them is
 * bounded, and whoever runs the service sees how much it is. {@code -Ddenicheur.questions=10000} is
 * the number of the table.
 */
@Tag("Q15")
@Isolated("it measures the heap of the process")
class ManyQuestionsTest {
  private static final int QUESTIONS = Integer.getInteger("denicheur.questions", 1_500);
  private static final int POSTINGS = 200;

  /** Makes of each question something that would be seen if it were kept. */
  private static final String LONG_WORD = "a".repeat(400);

  /** Less than the questions themselves weigh. */
  private static final long FLAT = 3L << 19;

  /** Filters 32 MiB, phrases 64 MiB and words 4 MB at most, the former less in a small process. */
  private static final long CACHED =
      Math.min(96L << 20, Runtime.getRuntime().maxMemory() / 8) + (4L << 20);

  @TempDir private Path folder;

  @Test
  void whatIsKeptOfQuestionsIsBoundedAndShown() throws Exception {
    Meters meters = new Meters();
    AskedQuestions asked = AskedQuestions.in(folder);
    try (LuceneEngine index = filled(folder.resolve("index"))) {
      SearchEngine engine = ServeCommand.observed(index, meters, asked);
      ask(QUESTIONS, i -> different(engine, i)); // what is made once is there from now on
      long before = unseen(engine);
      ask(QUESTIONS, i -> different(engine, QUESTIONS + i));
      long afterDifferent = unseen(engine) - before;
      ask(QUESTIONS, i -> engine.search(SearchQuery.of("chargée de déploiement")));
      long afterSame = unseen(engine) - before;
      long cached = engine.shape().cached();
      System.out.println(
          String.format(
              Locale.ROOT,
              "%d different questions %+d KiB, one as often %+d KiB, besides %d KiB in caches",
              QUESTIONS,
              afterDifferent >> 10,
              afterSame >> 10,
              cached >> 10));
      assertThat(afterDifferent).isLessThan(FLAT);
      assertThat(afterSame).isLessThan(FLAT);
      assertThat(cached).isBetween(1L, CACHED);
      Wiring.measure(engine, meters);
      assertThat(meters.text())
          .containsPattern("denicheur_index_cached_bytes [1-9]")
          .contains("denicheur_postings", "denicheur_index_writable 1.0")
          .contains("denicheur_index_segments", "denicheur_index_bytes")
          .contains("denicheur_index_commit_seconds", "denicheur_index_refresh_seconds");
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
    engine.suggest(new SuggestQuery("dév " + number, SuggestQuery.DEFAULT_SIZE));
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
          .ifPresent(posting -> engine.put(posting, new Fingerprint("x", null, 0)));
    }
    engine.publish();
    return engine;
  }

  private static void ask(int times, IntConsumer question) {
    IntStream.range(0, times).parallel().forEach(question);
  }

  /** Returns what is left of the heap, without what whoever runs the service sees of it. */
  private static long unseen(SearchEngine engine) {
    return heap() - engine.shape().cached();
  }

  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime process = Runtime.getRuntime();
      least = Math.min(least, process.totalMemory() - process.freeMemory());
    }
    return least;
  }
}

package fr.denicheur.lucene;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.engine.Fingerprint;
import fr.denicheur.posting.Facet;
import fr.denicheur.posting.Posting;
import fr.denicheur.query.Counting;
import fr.denicheur.query.Filter;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hits;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Row Q13 of the table of faults: as many startups as postings. {@code -Ddenicheur.startups=100000}
 * is the number of the table, and takes the longer to index.
 */
@Tag("Q13")
class ManyStartupsTest {
  private static final int STARTUPS = Integer.getInteger("denicheur.startups", 10_000);
  private static final ObjectName THREADS = threads();
  private static final int FEW = 10;
  private static final int ROUNDS = 41;

  /** What counting needs for each value there is, and what is done for each answer. */
  private static final long BYTES_A_STARTUP = 16;

  private static final long BYTES_AN_ANSWER = 4 << 20;

  @TempDir private Path folder;

  @Test
  void aThousandAreListedAndAQuestionCostsLittleMore() throws Exception {
    try (LuceneEngine many = engine("many", STARTUPS);
        LuceneEngine few = engine("few", FEW)) {
      for (String typed : List.of("", "développeuse")) {
        SearchQuery query = SearchQuery.of(typed);
        assertThousand(many.search(query));
        double[] ratio = timesTwice(many, few, query);
        long bytes = bytes(many, query);
        say(
            String.format(
                Locale.ROOT,
                "'%s': %.2f ms, %.1f times that with %d startups; %d KiB",
                typed,
                ratio[0],
                ratio[0] / ratio[1],
                FEW,
                bytes >> 10));
        assertThat(bytes).isLessThan(BYTES_AN_ANSWER + BYTES_A_STARTUP * STARTUPS);
        assertThat(ratio[0]).isLessThan(20 * ratio[1] + 50);
      }
    }
  }

  @Test
  void oneThatIsChosenIsListedBesidesThem() {
    try (LuceneEngine engine = engine("chosen", 2 * Counting.USUAL_VALUES)) {
      Filter chosen = Filter.NONE.with(Facet.STARTUP, "produit-777");
      Hits hits = engine.search(SearchQuery.of("").with(chosen));
      List<FacetCount> startups = hits.facets().get(Facet.STARTUP);
      assertThat(hits.total()).isEqualTo(1);
      assertThat(startups).hasSize(Counting.USUAL_VALUES + 1);
      assertThat(startups).filteredOn(FacetCount::selected).hasSize(1);
    }
  }

  private static void assertThousand(Hits hits) {
    assertThat(hits.total()).isEqualTo(STARTUPS);
    assertThat(hits.partial()).isFalse();
    assertThat(hits.facets().get(Facet.STARTUP)).hasSize(Counting.USUAL_VALUES);
  }

  private LuceneEngine engine(String name, int startups) {
    LuceneEngine engine = LuceneEngine.open(folder.resolve(name));
    int postings = Math.max(STARTUPS, startups);
    IntStream.range(0, name.equals("chosen") ? startups : postings)
        .parallel()
        .mapToObj(i -> posting(i, i % startups))
        .forEach(posting -> engine.put(posting, new Fingerprint("x", null, 0)));
    engine.publish();
    return engine;
  }

  private static Posting posting(int number, int startup) {
    return aPosting()
        .withId("p" + number)
        .titled("Développeuse " + number)
        .atStartup("Produit " + startup)
        .text("mot" + number)
        .build();
  }

  /** Returns the median of each in milliseconds, asked in turn. */
  private static double[] timesTwice(LuceneEngine one, LuceneEngine other, SearchQuery query) {
    double[][] millis = new double[2][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      millis[0][round] = millis(one, query);
      millis[1][round] = millis(other, query);
    }
    return new double[] {median(millis[0]), median(millis[1])};
  }

  private static double millis(LuceneEngine engine, SearchQuery query) {
    long begin = System.nanoTime();
    Hits unused = engine.search(query);
    return (System.nanoTime() - begin) / 1e6;
  }

  /** Returns what one answer allocates; all of it is done by the thread that asks. */
  private static long bytes(LuceneEngine engine, SearchQuery query) throws JMException {
    long before = allocated();
    Hits unused = engine.search(query);
    return allocated() - before;
  }

  private static ObjectName threads() {
    try {
      return new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long allocated() throws JMException {
    Object[] thread = {Thread.currentThread().threadId()};
    return (Long)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(THREADS, "getThreadAllocatedBytes", thread, new String[] {"long"});
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void say(String line) {
    System.out.println(line);
  }
}

package fr.denicheur.opensearch;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** One of three real nodes is killed or hangs, and comes back. */
@Timeout(300)
@Isolated("three nodes take all processors")
class LostNodeTest {
  private static final int POSTINGS = 20;

  @Test
  @Tag("I22")
  @Tag("I23")
  void aLostNodeWeakensAnIndexWithCopiesAndStopsOneWithout() throws Exception {
    try (TestCluster cluster = TestCluster.start(3);
        OpenSearchEngine copied = filled(cluster, "copied", 1);
        OpenSearchEngine single = filled(cluster, "single", 0)) {
      await("all copies", () -> copied.state().equals(new EngineState.Ready(POSTINGS)));

      cluster.kill(2);
      await("what is missing", () -> copied.state().words().contains("copies of shards"));
      await("what is red", () -> single.state().words().contains("all copies of a shard"));
      assertThat(single.state().isAnswering()).isFalse();
      assertThatThrownBy(() -> total(single)).isInstanceOf(EngineUnavailableException.class);
      assertThat(total(copied)).isEqualTo(POSTINGS);
      await("a writer", () -> copied.state() instanceof EngineState.Weakened);
      copied.begin();
      put(copied, POSTINGS);
      copied.publish();
      assertThat(total(copied)).isEqualTo(POSTINGS + 1);

      cluster.restart(2);
      await("the copies again", () -> copied.state().equals(new EngineState.Ready(POSTINGS + 1)));
      await("the shards again", () -> single.state().equals(new EngineState.Ready(POSTINGS)));
      assertThat(total(copied)).isEqualTo(POSTINGS + 1);
      assertThat(total(single)).isEqualTo(POSTINGS);
    }
  }

  /** The cluster itself notices it after half a minute only. */
  @Test
  @Tag("I22")
  void withoutANodeThatHangsQuestionsAreAnsweredAsBefore() throws Exception {
    try (TestCluster cluster = TestCluster.start(3);
        OpenSearchEngine engine = filled(cluster, "copied", 1)) {
      await("all copies", () -> engine.state().equals(new EngineState.Ready(POSTINGS)));
      long settled = System.nanoTime() + Duration.ofSeconds(3).toNanos(); // each node was asked
      await("heartbeats", () -> System.nanoTime() > settled);
      cluster.stop(0);
      long noticed = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      long end = noticed + Duration.ofSeconds(5).toNanos();
      Duration slowest = Duration.ZERO;
      for (int number = 1; System.nanoTime() < end; number++) {
        long start = System.nanoTime();
        // A question that was asked before would be answered from memory.
        SearchQuery other = SearchQuery.of("dentellière").with(new Page(number, 1));
        assertThat(engine.search(other).total()).isEqualTo(POSTINGS);
        assertThat(engine.find(new PostingId("p" + number % POSTINGS))).isPresent();
        if (start > noticed) {
          slowest = longer(slowest, Duration.ofNanos(System.nanoTime() - start));
        }
      }
      assertThat(slowest).isLessThan(Duration.ofSeconds(2));
      cluster.resume(0);
      await("all nodes", () -> engine.state().equals(new EngineState.Ready(POSTINGS)));
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static OpenSearchEngine filled(TestCluster cluster, String index, int replicas) {
    OpenSearchEngine engine =
        OpenSearchEngine.open(
            Engines.settings(cluster, index, 3, replicas), Duration.ofSeconds(10));
    engine.begin();
    for (int i = 0; i < POSTINGS; i++) {
      put(engine, i);
    }
    engine.publish();
    return engine;
  }

  private static void put(OpenSearchEngine engine, int number) {
    engine.put(
        aPosting().withId("p" + number).titled("Dentellière").build(),
        new Fingerprint("hash", null, 0));
  }

  private static long total(OpenSearchEngine engine) {
    return engine.search(SearchQuery.of("dentellière")).total();
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}

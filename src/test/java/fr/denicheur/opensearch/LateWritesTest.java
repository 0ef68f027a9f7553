package fr.denicheur.opensearch;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import fr.denicheur.posting.PostingId;
import fr.denicheur.rule.OwnerRules;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What one Dénicheur sent to a real node arrives after another took over the writing: as if a
 * frozen process or a cut network went on.
 */
@Timeout(90)
@Isolated("a node takes a whole processor")
class LateWritesTest {
  private static final PostingId ID = new PostingId("dentelliere");
  private static final Lease.Times QUICK =
      new Lease.Times(Duration.ofMillis(500), Duration.ofMillis(1500), Duration.ofMillis(2500));

  private FaultyProxy proxy;
  private OpenSearchEngine former;
  private OpenSearchEngine next;

  @BeforeEach
  void open() throws Exception {
    URI node = TestCluster.shared().address(0);
    proxy = FaultyProxy.before(node);
    former = open(proxy.address());
    next = open(node);
    former.begin();
    put(former, "Dentellière", "first");
    former.publish();
  }

  private static OpenSearchEngine open(URI node) {
    return OpenSearchEngine.open(
        new OpenSearchSettings(
            ClusterSettings.at(node).named("late").spread(1, 0),
            Ranking.DEFAULT,
            () -> OwnerRules.none(Lexicon.BUNDLED),
            Clock.systemUTC(),
            Duration.ofSeconds(10),
            QUICK));
  }

  @AfterEach
  void close() throws Exception {
    if (next != null) {
      next.close();
      former.close();
      proxy.close();
      TestCluster cluster = TestCluster.shared();
      cluster.send(0, "DELETE", "/late-*?expand_wildcards=all", "");
    }
  }

  @Test
  @Tag("I30")
  void whatAFormerWriterSentReplacesNothingNewer() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    CompletableFuture<Void> late = delayed(released, () -> put(former, "Brodeuse", "late"));
    takeOver();
    put(next, "Vannière", "newer");
    next.publish();
    release(released);
    assertThatThrownBy(late::join)
        .hasCauseInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("version_conflict");
    assertThat(title()).contains("Vannière");
    assertThatThrownBy(former::begin).isInstanceOf(IndexInUseException.class);
  }

  @Test
  @Tag("I30")
  void itBringsBackNothingThatWasRemoved() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    CompletableFuture<Void> late = delayed(released, () -> put(former, "Brodeuse", "late"));
    takeOver();
    next.remove(ID);
    next.publish();
    release(released);
    assertThatThrownBy(late::join).hasMessageContaining("version_conflict");
    assertThat(title()).isEmpty();
  }

  @Test
  @Tag("I30")
  void itRemovesNothingThatIsNewer() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    CompletableFuture<Void> late = delayed(released, () -> former.remove(ID));
    takeOver();
    put(next, "Vannière", "newer");
    next.publish();
    release(released);
    assertThatThrownBy(late::join).hasMessageContaining("version_conflict");
    assertThat(title()).contains("Vannière");
  }

  /** The former writer publishes a change whose request does not arrive, nor does its lease. */
  private CompletableFuture<Void> delayed(CountDownLatch released, Runnable change) {
    former.begin();
    change.run();
    long before = bulks(proxy.requests());
    proxy.orderAlways(FaultyProxy.delay("/_bulk", released));
    CompletableFuture<Void> publication =
        CompletableFuture.runAsync(
            former::publish, task -> Thread.ofPlatform().daemon().start(task));
    await("the bulk is on its way", () -> bulks(proxy.requests()) > before);
    proxy.orderAlways(FaultyProxy.HANG);
    return publication;
  }

  private static long bulks(List<String> requests) {
    return requests.stream().filter(request -> request.endsWith("/_bulk")).count();
  }

  private void takeOver() {
    await(
        "the other takes over",
        () -> {
          try {
            return next.begin().held().containsKey(ID);
          } catch (IndexInUseException e) {
            return false;
          }
        });
  }

  private void release(CountDownLatch released) {
    proxy.heal();
    released.countDown();
    await("the late bulk arrived", () -> bulks(proxy.delivered()) == 1);
  }

  /** Returns the title after all that was written became visible. */
  private Optional<String> title() throws Exception {
    TestCluster.shared().send(0, "POST", "/late/_refresh", "");
    return next.find(ID).map(found -> found.posting().title());
  }

  private static void put(OpenSearchEngine engine, String title, String hash) {
    engine.put(aPosting().withId(ID.value()).titled(title).build(), new Fingerprint(hash, null, 0));
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}

package fr.denicheur.opensearch;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.engine.EngineState;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import fr.denicheur.query.SearchQuery;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Each trouble of a real cluster has its state and its line in the log, loses nothing, and ends
 * without help once its cause is gone.
 */
@Timeout(90)
@Isolated("a node takes a whole processor")
class TroubleTest {
  private static final String BLOCK = "{\"index.blocks.read_only_allow_delete\": %s}";

  private final Lines lines = new Lines();
  private final Logger room = Logger.getLogger("fr.denicheur.opensearch");
  private FaultyProxy proxy;
  private OpenSearchEngine engine;

  /** Keeps what is logged. */
  private static final class Lines extends Handler {
    private final List<String> all = new ArrayList<>();

    @Override
    public synchronized void publish(LogRecord line) {
      all.add(line.getMessage());
    }

    synchronized List<String> about(String words) {
      return all.stream().filter(line -> line.contains(words)).toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void open() throws Exception {
    proxy = FaultyProxy.before(TestCluster.shared().address(0));
    room.addHandler(lines);
    engine =
        OpenSearchEngine.open(
            ClusterSettings.at(proxy.address())
                .named("trouble")
                .spread(1, 0)
                .within(Duration.ofSeconds(3)),
            Duration.ofSeconds(10));
    engine.begin();
    put("first");
    engine.publish();
  }

  @AfterEach
  void close() throws Exception {
    room.removeHandler(lines);
    if (engine != null) {
      proxy.heal();
      engine.close();
      proxy.close();
      TestCluster.shared().send(0, "DELETE", "/trouble-*?expand_wildcards=all", "");
    }
  }

  @Test
  @Tag("I24")
  void aFullDiskStopsWritingOnly() throws Exception {
    block("true");
    put("second");
    assertThatThrownBy(engine::publish).isInstanceOf(EngineUnavailableException.class);
    assertThat(engine.state())
        .isInstanceOfSatisfying(
            EngineState.ReadOnly.class,
            state -> assertThat(state.words()).contains("read-only-allow-delete"));
    assertThat(total()).isEqualTo(1);
    assertThat(lines.about("read-only")).hasSize(1);
    block("null");
    assertThat(engine.begin().isInStep()).isFalse(); // so a run without changes publishes too
    put("second");
    engine.publish();
    assertThat(engine.state()).isEqualTo(new EngineState.Ready(2));
    assertThat(total()).isEqualTo(2);
    assertThat(lines.about("is well again")).hasSize(1);
  }

  @Test
  @Tag("I26")
  void withoutAnAnsweringNodeNoQuestionIsAnswered() {
    proxy.orderAlways(FaultyProxy.CUT);
    assertThatThrownBy(this::total)
        .isInstanceOfSatisfying(
            EngineUnavailableException.class,
            fault -> assertThat(fault.publicReason()).doesNotContain("127.0.0.1"));
    assertThat(engine.state())
        .isInstanceOfSatisfying(
            EngineState.Unreadable.class,
            state -> {
              assertThat(state.words()).contains("no node of the cluster answered");
              assertThat(state.publicWords()).doesNotContain("127.0.0.1");
            });
    assertThat(lines.about("does not answer; requests go to other nodes first")).hasSize(1);
    assertThat(lines.about("could not read or renew")).isEmpty();
    proxy.heal();
    await("it is well again", () -> engine.state().equals(new EngineState.Ready(1)));
    assertThat(total()).isEqualTo(1);
  }

  @Test
  @Tag("I28")
  void whatTheClusterWasTooBusyToTakeIsSentAgain() {
    engine.begin();
    List.of("b", "c", "d", "e").forEach(this::put);
    proxy.orderAlways(FaultyProxy.TAKE_HALF);
    engine.publish();
    assertThat(total()).isEqualTo(5);
    assertThat(lines.about("too busy")).hasSize(1);
  }

  @Test
  @Tag("I27")
  void anAnswerThatWasCutShortSaysSo() {
    assertThat(engine.search(SearchQuery.of("dentellière")).partial()).isFalse();
    proxy.orderAlways(FaultyProxy.CUT_SHORT);
    assertThat(engine.search(SearchQuery.of("dentellière")).partial()).isTrue();
    assertThat(engine.search(SearchQuery.of("dentellière")).partial()).isTrue();
    assertThat(lines.about("cut short")).hasSize(1);
  }

  @Test
  @Tag("I25")
  void aSlowClusterIsSaidToBeSlow() {
    proxy.orderAlways(FaultyProxy.slowly(Duration.ofMillis(1200), "/_cluster/health/trouble"));
    assertThat(engine.state())
        .isInstanceOfSatisfying(
            EngineState.Weakened.class,
            state -> assertThat(state.words()).contains("the cluster is slow"));
    assertThat(total()).isEqualTo(1);
  }

  @Test
  void aSecretNeverTravelsInTheClearUnsaid() {
    assertThat(Cluster.isOpenToOthers(URI.create("http://node.exemple.fr:9200"))).isTrue();
    assertThat(Cluster.isOpenToOthers(URI.create("http://10.0.0.7:9200"))).isTrue();
    assertThat(Cluster.isOpenToOthers(URI.create("https://node.exemple.fr:9200"))).isFalse();
    assertThat(Cluster.isOpenToOthers(URI.create("http://127.0.0.1:9200"))).isFalse();
    assertThat(Cluster.isOpenToOthers(URI.create("http://[::1]:9200"))).isFalse();
    ClusterSettings open = ClusterSettings.at(URI.create("http://node.exemple.fr:9200"));
    new Cluster(open).close();
    assertThat(lines.about("without encryption")).isEmpty();
    new Cluster(
            new ClusterSettings(
                open.addresses(),
                "denicheur",
                new ClusterSettings.Credentials.ApiKey("chut"),
                null,
                open.timeout(),
                1,
                0))
        .close();
    assertThat(lines.about("without encryption"))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).doesNotContain("chut"));
  }

  private void block(String value) throws Exception {
    assertThat(
            TestCluster.shared()
                .send(0, "PUT", "/trouble/_settings", BLOCK.replace("%s", value))
                .statusCode())
        .isEqualTo(200);
  }

  private void put(String id) {
    engine.put(
        aPosting().withId(id).titled("Dentellière").build(), new Fingerprint("hash", null, 0));
  }

  private long total() {
    return engine.search(SearchQuery.of("dentellière")).total();
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}

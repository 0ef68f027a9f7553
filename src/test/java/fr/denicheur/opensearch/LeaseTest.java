package fr.denicheur.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Two processes want to write to a real cluster; one of them reaches it through a proxy. */
@Timeout(60)
@Isolated("a node takes a whole processor")
class LeaseTest {
  private static final Lease.Times QUICK =
      new Lease.Times(Duration.ofMillis(500), Duration.ofMillis(1500), Duration.ofMillis(2500));
  private static final String PREFIX = "lease-test";
  private static final String INDEX = "/lease-test-lease";

  private Cluster cluster;
  private FaultyProxy proxy;
  private Cluster behindProxy;
  private Lease ours;
  private Lease theirs;

  @BeforeEach
  void open() throws Exception {
    cluster = new Cluster(ClusterSettings.at(TestCluster.shared().address(0)));
    proxy = FaultyProxy.before(TestCluster.shared().address(0));
    behindProxy = new Cluster(ClusterSettings.at(proxy.address()));
    ours = new Lease(behindProxy, PREFIX, QUICK);
    theirs = new Lease(cluster, PREFIX, QUICK);
  }

  @AfterEach
  void close() {
    if (cluster != null) {
      proxy.heal();
      theirs.close();
      ours.close();
      behindProxy.close();
      proxy.close();
      deleteIndex();
      cluster.close();
    }
  }

  @Test
  void oneHoldsItAndTheOtherKnowsWho() {
    assertThat(ours.tryAcquire()).isTrue();
    assertThat(theirs.tryAcquire()).isFalse();
    assertThat(theirs.isHeld()).isFalse();
    assertThat(ours.isHeld()).isTrue();
    assertThat(theirs.holder())
        .isEqualTo(ours.holder())
        .startsWith("pid " + ProcessHandle.current().pid() + " on ");
    assertThatThrownBy(theirs::publish)
        .isInstanceOf(IndexInUseException.class)
        .hasMessageContaining(ours.holder());
  }

  @Test
  void aProcessThatOnlyLooksDoesNotTakeIt() {
    assertThat(ours.tryAcquire()).isTrue();
    ours.close();
    await("the other sees that it is free", () -> theirs.holder().isEmpty());
    assertThat(theirs.isHeld()).isFalse();
  }

  @Test
  void ofManyThatStartAtOnceOneGetsIt() {
    List<Lease> all =
        IntStream.range(0, 6).mapToObj(i -> new Lease(cluster, PREFIX, QUICK)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<CompletableFuture<Boolean>> tries =
        all.stream()
            .map(lease -> CompletableFuture.supplyAsync(lease::tryAcquire, threads))
            .toList();
    tries.forEach(CompletableFuture::join);
    await("one gets it", () -> all.stream().anyMatch(Lease::isHeld));
    assertThat(all.stream().filter(Lease::isHeld)).hasSize(1);
    all.stream().filter(lease -> !lease.isHeld()).forEach(Lease::close);
    all.forEach(Lease::close);
    threads.shutdown();
  }

  @Test
  void aReleasedOneIsTakenAtOnceAndItsCountGoesOn() {
    assertThat(ours.tryAcquire()).isTrue();
    assertThat(ours.publish()).isEqualTo(1);
    assertThat(ours.publish()).isEqualTo(2);
    ours.close();
    assertThat(theirs.tryAcquire()).isTrue();
    assertThat(theirs.publish()).isEqualTo(3);
  }

  @Test
  void theOtherSeesPublications() {
    assertThat(ours.tryAcquire()).isTrue();
    ours.publish();
    ours.publish();
    await("the other sees two publications", () -> theirs.publication() == 2);
  }

  @Test
  void itIsKeptForLongerThanOthersArePatient() {
    assertThat(ours.tryAcquire()).isTrue();
    long end = System.nanoTime() + QUICK.patience().multipliedBy(2).toNanos();
    while (System.nanoTime() < end) {
      assertThat(ours.isHeld()).isTrue();
      assertThat(theirs.tryAcquire()).isFalse();
      pause();
    }
  }

  @Test
  void aHolderThatIsCutOffStopsBeforeAnotherTakesOver() {
    assertThat(ours.tryAcquire()).isTrue();
    assertThat(theirs.tryAcquire()).isFalse();
    proxy.orderAlways(FaultyProxy.HANG);
    await(
        "the other takes over",
        () -> {
          boolean isTaken =
              theirs.isHeld(); // asked first: a moment later ours has stopped in any case
          assertThat(isTaken && ours.isHeld()).isFalse();
          return isTaken;
        });
    assertThatThrownBy(ours::publish).isInstanceOf(IndexInUseException.class);
    proxy.heal();
    await("the old holder sees the new one", () -> ours.holder().equals(theirs.holder()));
    assertThat(ours.tryAcquire()).isFalse();
    assertThatThrownBy(ours::publish)
        .isInstanceOf(IndexInUseException.class)
        .hasMessageContaining(theirs.holder());
  }

  @Test
  void aHolderThatWasNotReplacedGoesOnAfterwards() {
    assertThat(ours.tryAcquire()).isTrue();
    proxy.orderAlways(FaultyProxy.CUT);
    await("the holder stops", () -> !ours.isHeld());
    proxy.heal();
    await("the holder goes on", ours::isHeld);
  }

  @Test
  void aRenewalWhoseAnswerWasLostLosesNothing() {
    assertThat(ours.tryAcquire()).isTrue();
    AtomicLong published = new AtomicLong(ours.publish());
    Throwable lost = null;
    for (int attempt = 0; lost == null && attempt < 10; attempt++) {
      proxy.order(FaultyProxy.LOSE_ANSWER); // a beat of the lease may be the one that loses it
      lost = catchThrowable(() -> published.set(ours.publish()));
    }
    assertThat(lost).isInstanceOf(ClusterFault.class);
    assertThat(ours.isHeld()).isTrue();
    assertThat(ours.publish()).isEqualTo(published.get() + 2); // the lost one counted
  }

  @Test
  void theCountSurvivesTheDocument() {
    assertThat(ours.tryAcquire()).isTrue();
    ours.publish();
    deleteIndex();
    await("the holder makes it again", () -> ours.tryAcquire() && documentExists());
    assertThat(ours.publish()).isEqualTo(2);
  }

  @Test
  void aKilledHolderIsReplacedWithinThirtySeconds() {
    Lease.Times usual = Lease.Times.USUAL;
    // Seen just before the last beat, and looked at just before patience ends; requests need a
    // beat.
    assertThat(usual.patience().plus(usual.beat().multipliedBy(4)))
        .isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void timesThatLetTwoHoldAreRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lease.Times(second, second.multipliedBy(4), second.multipliedBy(4)))
        .withMessageEndingWith("got PT1S, PT4S and PT4S");
  }

  private void deleteIndex() {
    try {
      cluster.send("DELETE", INDEX, MissingNode.getInstance());
    } catch (ClusterFault fault) {
      assertThat(fault.isNotFound()).isTrue();
    }
  }

  private boolean documentExists() {
    try {
      JsonNode answer = cluster.get(INDEX + "/_doc/writer");
      return answer.path("found").asBoolean();
    } catch (ClusterFault fault) {
      return false;
    }
  }

  /** Leaves the processor to the node. */
  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      pause();
    }
  }
}

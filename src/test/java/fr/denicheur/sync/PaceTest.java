package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private Duration now = Duration.ZERO;
  private final Pace pace = new Pace(INTERVAL, () -> now.toNanos());

  @Test
  void withoutAHintTheIntervalCounts() {
    assertThat(pace.left()).isEqualTo(INTERVAL);
    pass(Duration.ofSeconds(3));
    assertThat(pace.left()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  @Tag("F6")
  void aHintIsFollowedOnceAllIsQuiet() {
    pace.hint();
    assertThat(pace.left()).isEqualTo(Pace.QUIET);
    pass(Duration.ofMillis(200));
    pace.hint();
    assertThat(pace.left()).isEqualTo(Pace.QUIET);
  }

  @Test
  @Tag("F7")
  void aStormOfHintsIsFollowedInItsMidst() {
    for (Duration d = Duration.ZERO; d.compareTo(Pace.LONGEST_DELAY) < 0; d = d.plusMillis(100)) {
      pace.hint();
      pass(Duration.ofMillis(100));
    }
    assertThat(pace.left()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aRunIsFollowedByARestAsLongFromItsLike() {
    pace.ended(Pace.Due.SCAN, Duration.ofMillis(800));
    pace.hint();
    assertThat(pace.left()).isEqualTo(Pace.QUIET);
    pace.doubt();
    assertThat(pace.left()).isEqualTo(Duration.ofMillis(800));
    pass(Duration.ofMillis(800));
    assertThat(pace.awaitDue()).isEqualTo(Pace.Due.SCAN);
    pace.ended(Pace.Due.HINTS, Duration.ofMillis(400));
    pace.hint();
    assertThat(pace.left()).isEqualTo(Duration.ofMillis(400));
    pace.ended(Pace.Due.HINTS, Duration.ofSeconds(10));
    assertThat(pace.left()).isEqualTo(Pace.LONGEST_LOOK_REST);
  }

  @Test
  void aHintIsNoReasonToScanAndPutsNoneOff() {
    pass(Duration.ofSeconds(3));
    pace.hint();
    pass(Pace.QUIET);
    assertThat(pace.awaitDue()).isEqualTo(Pace.Due.HINTS);
    pace.ended(Pace.Due.HINTS, Duration.ofMillis(50));
    assertThat(pace.left()).isEqualTo(INTERVAL.minusSeconds(3).minus(Pace.QUIET));
    pass(pace.left().minusMillis(10));
    pace.hint();
    pass(Duration.ofMillis(10));
    assertThat(pace.left()).as("whoever writes is let finish").isPositive();
    pass(Pace.QUIET);
    assertThat(pace.awaitDue()).isEqualTo(Pace.Due.SCAN);
  }

  @Test
  void whatThisProcessChangedWaitsForNoScanAndPutsNoneOff() {
    pace.ended(Pace.Due.SCAN, Duration.ofSeconds(1));
    pass(Duration.ofMillis(100));
    pace.ask();
    assertThat(pace.left()).isNegative();
    assertThat(pace.awaitDue()).isEqualTo(Pace.Due.OWN_CHANGES);
    pace.ended(Pace.Due.OWN_CHANGES, Duration.ofMillis(50));
    assertThat(pace.left()).isEqualTo(Duration.ofMillis(19_900));
    pace.ask();
    assertThat(pace.left()).isEqualTo(Pace.SHORTEST_REST);
    pass(Duration.ofSeconds(20));
    assertThat(pace.awaitDue()).isEqualTo(Pace.Due.SCAN);
  }

  @Test
  void scansThatNobodyAskedForTakeATwentiethOfTheTime() {
    pace.ended(Pace.Due.SCAN, Duration.ofSeconds(1));
    assertThat(pace.left()).isEqualTo(Duration.ofSeconds(20));
    pace.ended(Pace.Due.SCAN, Duration.ofSeconds(30));
    assertThat(pace.left()).isEqualTo(Pace.LONGEST_INTERVAL);
    pace.ended(Pace.Due.SCAN, Duration.ofMillis(10));
    assertThat(pace.left()).isEqualTo(INTERVAL);
  }

  @Test
  @Tag("F16")
  void aClockBeforeItsOriginHarmsNothing() {
    Duration[] time = {Duration.ofNanos(Long.MAX_VALUE - 10)};
    Pace wrapping = new Pace(INTERVAL, () -> time[0].toNanos());
    assertThat(wrapping.left()).isEqualTo(INTERVAL);
  }

  @Test
  void onceClosedNothingIsDue() {
    pace.close();
    assertThat(pace.awaitDue()).isEqualTo(Pace.Due.NOTHING);
    assertThat(pace.runUntil(() -> false, INTERVAL)).isFalse();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}

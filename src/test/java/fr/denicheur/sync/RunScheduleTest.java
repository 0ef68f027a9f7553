package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RunScheduleTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Scope PLACE = Scope.of(Set.of(Path.of("annonces", "a.md")));

  private Duration now = Duration.ZERO;
  private final RunSchedule schedule = new RunSchedule(INTERVAL, () -> now.toNanos());

  @Test
  void withoutAHintTheIntervalCounts() {
    assertThat(schedule.left()).isEqualTo(INTERVAL);
    pass(Duration.ofSeconds(3));
    assertThat(schedule.left()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  @Tag("F6")
  void aRunFollowsAHintWhenAllIsQuiet() {
    schedule.hint(PLACE);
    assertThat(schedule.left()).isEqualTo(RunSchedule.QUIET);
    pass(Duration.ofMillis(100));
    schedule.hint(PLACE);
    assertThat(schedule.left()).isEqualTo(RunSchedule.QUIET);
  }

  @Test
  @Tag("F7")
  void aRunBeginsInTheMidstOfAStormOfHints() {
    for (Duration d = Duration.ZERO;
        d.compareTo(RunSchedule.LONGEST_DELAY) < 0;
        d = d.plusMillis(100)) {
      schedule.hint(PLACE);
      pass(Duration.ofMillis(100));
    }
    assertThat(schedule.left()).isEqualTo(Duration.ZERO);
  }

  @Test
  void afterARunItsKindRestsAsLong() {
    schedule.ended(Scope.WHOLE, Duration.ofMillis(800));
    schedule.hint(PLACE);
    assertThat(schedule.left()).isEqualTo(RunSchedule.QUIET);
    schedule.hint(Scope.WHOLE);
    assertThat(schedule.left()).isEqualTo(Duration.ofMillis(800));
    pass(Duration.ofMillis(800));
    assertThat(schedule.awaitDue()).contains(Scope.WHOLE);
    schedule.ended(PLACE, Duration.ofMillis(400));
    schedule.hint(PLACE);
    assertThat(schedule.left()).isEqualTo(Duration.ofMillis(400));
    schedule.ended(PLACE, Duration.ofSeconds(10));
    assertThat(schedule.left()).isEqualTo(RunSchedule.LONGEST_LOOK_REST);
  }

  @Test
  void aHintCausesNoScanAndDelaysNone() {
    pass(Duration.ofSeconds(3));
    schedule.hint(PLACE);
    pass(RunSchedule.QUIET);
    assertThat(schedule.awaitDue()).contains(PLACE);
    schedule.ended(PLACE, Duration.ofMillis(50));
    assertThat(schedule.left()).isEqualTo(INTERVAL.minusSeconds(3).minus(RunSchedule.QUIET));
    pass(schedule.left().minusMillis(10));
    schedule.hint(PLACE);
    pass(Duration.ofMillis(10));
    assertThat(schedule.left()).as("a program that writes gets the time to finish").isPositive();
    pass(RunSchedule.QUIET);
    assertThat(schedule.awaitDue()).contains(Scope.WHOLE);
  }

  @Test
  void aChangeByThisProcessWaitsForNoScanAndDelaysNone() {
    schedule.ended(Scope.WHOLE, Duration.ofSeconds(1));
    pass(Duration.ofMillis(100));
    schedule.ask();
    assertThat(schedule.left()).isNegative();
    assertThat(schedule.awaitDue()).contains(Scope.NOTHING);
    schedule.ended(Scope.NOTHING, Duration.ofMillis(50));
    assertThat(schedule.left()).isEqualTo(Duration.ofMillis(19_900));
    schedule.ask();
    assertThat(schedule.left()).isEqualTo(RunSchedule.SHORTEST_REST);
    pass(Duration.ofSeconds(20));
    assertThat(schedule.awaitDue()).contains(Scope.WHOLE);
  }

  @Test
  void scansWithoutAHintTakeATwentiethOfTheTime() {
    schedule.ended(Scope.WHOLE, Duration.ofSeconds(1));
    assertThat(schedule.left()).isEqualTo(Duration.ofSeconds(20));
    schedule.ended(Scope.WHOLE, Duration.ofSeconds(30));
    assertThat(schedule.left()).isEqualTo(RunSchedule.LONGEST_INTERVAL);
    schedule.ended(Scope.WHOLE, Duration.ofMillis(10));
    assertThat(schedule.left()).isEqualTo(INTERVAL);
  }

  @Test
  @Tag("F16")
  void aClockBeforeItsOriginHarmsNothing() {
    Duration[] time = {Duration.ofNanos(Long.MAX_VALUE - 10)};
    RunSchedule wrapping = new RunSchedule(INTERVAL, () -> time[0].toNanos());
    assertThat(wrapping.left()).isEqualTo(INTERVAL);
  }

  @Test
  @Tag("F12")
  void moreHintsThanALookIsWorthAreAScan() {
    Set<Path> many =
        IntStream.range(0, RunSchedule.MOST_PLACES)
            .mapToObj(i -> Path.of("annonces", Farm.name(i)))
            .collect(Collectors.toSet());
    schedule.hint(Scope.of(many));
    pass(RunSchedule.QUIET);
    assertThat(schedule.awaitDue()).contains(Scope.of(many));
    schedule.hint(Scope.of(many));
    schedule.hint(PLACE);
    pass(RunSchedule.QUIET);
    assertThat(schedule.awaitDue()).contains(Scope.WHOLE);
    schedule.ask();
    assertThat(schedule.awaitDue()).as("no hint is left").contains(Scope.NOTHING);
  }

  @Test
  void onceClosedNothingIsDue() {
    schedule.close();
    assertThat(schedule.awaitDue()).isEmpty();
    assertThat(schedule.runUntil(() -> false, INTERVAL)).isFalse();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}

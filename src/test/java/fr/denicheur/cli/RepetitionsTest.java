package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** A line is not logged again soon after. */
class RepetitionsTest {
  private final AtomicLong clock = new AtomicLong();
  private final Repetitions repetitions = new Repetitions(clock::get);

  @Test
  void theSameLineComesOnceAMinute() {
    assertThat(isSaid("no descriptors")).isTrue();
    assertThat(isSaid("no descriptors")).isFalse();
    assertThat(isSaid("no memory")).isTrue();
    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(isSaid("no descriptors")).isTrue();
    assertThat(isSaid("no descriptors")).isFalse();
  }

  @Test
  void memoryIsBounded() {
    assertThat(isSaid("first")).isTrue();
    for (int i = 0; i < 1_000; i++) {
      assertThat(isSaid("line " + i)).isTrue();
    }
    assertThat(isSaid("first")).as("forgotten").isTrue();
  }

  private boolean isSaid(String message) {
    return repetitions.isLoggable(new LogRecord(Level.WARNING, message));
  }
}

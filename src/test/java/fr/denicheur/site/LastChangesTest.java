package fr.denicheur.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The times when contents changed last. */
class LastChangesTest {
  private Instant now = Instant.parse("2024-06-01T10:00:00.700Z");
  private final LastChanges changes = new LastChanges(() -> now);

  @Test
  void anUnchangedContentKeepsItsTime() {
    Instant first = changes.of("a", new byte[] {1});
    now = now.plusSeconds(60);

    assertThat(first).isEqualTo("2024-06-01T10:00:00Z");
    assertThat(changes.of("a", new byte[] {1})).isEqualTo(first);
    assertThat(changes.of("a", new byte[] {2})).isEqualTo("2024-06-01T10:01:00Z");
  }

  @Test
  void aContentThatIsNotInMemoryHasTheTimeOfItsAuthor() {
    Instant written = Instant.parse("2021-05-06T10:00:00Z");

    assertThat(changes.of("a", new byte[] {1}, written)).isEqualTo(written);
    assertThat(changes.of("a", new byte[] {1}, Instant.EPOCH)).isEqualTo(written);
    assertThat(changes.of("a", new byte[] {2}, written)).isEqualTo("2024-06-01T10:00:00Z");
  }

  @Test
  void twoChangesWithinASecondHaveTwoTimes() {
    changes.of("a", new byte[] {1});

    assertThat(changes.of("a", new byte[] {2})).isEqualTo("2024-06-01T10:00:01Z");
  }
}

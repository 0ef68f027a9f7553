package fr.denicheur.site;

import fr.denicheur.web.RecentlyUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * Remembers when the content of each feed or posting changed last. What is no longer in memory
 * counts as new. Safe for use by several threads.
 */
final class LastChanges {
  /** Contents in memory, about 200 bytes each; readers hardly follow more at once. */
  private static final int MAX = 10_000;

  private final InstantSource clock;
  private final Map<String, Change> changes = new RecentlyUsed<>(MAX);

  private record Change(UUID digest, Instant time) {}

  LastChanges(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Returns when the content under a name became what it is now, in whole seconds.
   *
   * @param first the time of a content that is not in memory
   */
  synchronized Instant of(String name, byte[] content, Instant first) {
    UUID digest = UUID.nameUUIDFromBytes(content);
    Change last = changes.get(name);
    if (last == null) {
      last = new Change(digest, first.truncatedTo(ChronoUnit.SECONDS));
    } else if (!last.digest.equals(digest)) {
      last = next(digest, last);
    }
    changes.put(name, last);
    return last.time;
  }

  /** Returns when the content became what it is now; one that is not in memory changed now. */
  Instant of(String name, byte[] content) {
    return of(name, content, clock.instant());
  }

  /** HTTP dates have no fractions of a second, so each change gets a second of its own. */
  private Change next(UUID digest, Change last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Change(digest, now.isAfter(last.time) ? now : last.time.plus(Duration.ofSeconds(1)));
  }
}

package fr.denicheur.site;

import fr.denicheur.web.RecentlyUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * Remembers when the content of each feed changed last. A feed that is no longer in memory counts
 * as changed, so its readers download it once more and miss nothing. Safe for use by several
 * threads.
 */
final class LastChanges {
  /** Feeds in memory, about 200 bytes each; readers hardly follow more at once. */
  private static final int MAX = 1_000;

  private final InstantSource clock;
  private final Map<String, Change> changes = new RecentlyUsed<>(MAX);

  private record Change(UUID digest, Instant time) {}

  LastChanges(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns when the content under a name became what it is now, in whole seconds. */
  synchronized Instant of(String name, byte[] content) {
    UUID digest = UUID.nameUUIDFromBytes(content);
    return changes
        .compute(
            name,
            (same, last) -> last != null && last.digest.equals(digest) ? last : next(digest, last))
        .time();
  }

  /** HTTP dates have no fractions of a second, so each change gets a second of its own. */
  private Change next(UUID digest, Change last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    boolean tooSoon = last != null && !now.isAfter(last.time);
    return new Change(digest, tooSoon ? last.time.plus(Duration.ofSeconds(1)) : now);
  }
}

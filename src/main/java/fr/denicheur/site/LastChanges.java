package fr.denicheur.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Remembers since when each of some contents has been as it is: since it was first asked for, or
 * first found changed. What is forgotten counts as new, which costs a caller one more transfer and
 * never hides a change. Safe for use by several threads.
 */
final class LastChanges {
  /** More searches than this are hardly followed at once; each takes about 200 bytes. */
  private static final int MAX = 1_000;

  private final InstantSource clock;
  private final Map<String, Change> changes =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Change> eldest) {
          return size() > MAX;
        }
      };

  private record Change(UUID digest, Instant time) {}

  LastChanges(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns since when the content of a name has been this one, in whole seconds. */
  synchronized Instant of(String name, byte[] content) {
    UUID digest = UUID.nameUUIDFromBytes(content);
    return changes
        .compute(
            name,
            (same, last) -> last != null && last.digest.equals(digest) ? last : next(digest, last))
        .time();
  }

  /** HTTP tells seconds only, so two changes must not fall into one. */
  private Change next(UUID digest, Change last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    boolean tooSoon = last != null && !now.isAfter(last.time);
    return new Change(digest, tooSoon ? last.time.plus(Duration.ofSeconds(1)) : now);
  }
}

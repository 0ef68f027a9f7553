package fr.denicheur.http;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What each client holds at once of one kind, such as connections. A client that takes more than
 * its share loses what it took first, so that it cannot shut out others, or itself.
 *
 * <p>Safe for use by several threads.
 *
 * @param <T> what clients hold
 */
final class Shares<T> {
  private final int most;
  private final Map<String, SequencedSet<T>> held = new HashMap<>();

  /**
   * @param most the share of each client, at least 1
   */
  Shares(int most) {
    this.most = most;
  }

  /** Notes that a client took something; returns what it loses by that, if anything. */
  synchronized Optional<T> take(String client, T taken) {
    SequencedSet<T> all = held.computeIfAbsent(client, none -> new LinkedHashSet<>());
    all.add(taken);
    return all.size() > most ? Optional.of(all.removeFirst()) : Optional.empty();
  }

  /** Notes that a client holds something no more, if it did. */
  synchronized void release(String client, T released) {
    held.computeIfPresent(
        client,
        (name, all) -> {
          all.remove(released);
          return all.isEmpty() ? null : all;
        });
  }

  /** Returns how many clients hold something. */
  synchronized int clients() {
    return held.size();
  }
}

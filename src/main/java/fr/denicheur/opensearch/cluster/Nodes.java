package fr.denicheur.opensearch.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of a cluster in the order in which to try them: first the one that answered last,
 * at the end those that failed. Safe for use by several threads.
 */
final class Nodes {
  /** How long a failed node is left alone before it is tried; a restart takes longer. */
  static final Duration PAUSE = Duration.ofSeconds(2);

  /** How long a node must have failed until requests that wait for it go elsewhere. */
  static final Duration SILENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

  private final List<URI> all;
  private final LongSupplier nanos;
  private final Map<URI, Long> firstFailure = new ConcurrentHashMap<>();
  private final Map<URI, Long> lastFailure = new ConcurrentHashMap<>();
  private volatile int current;

  /**
   * @param nanos a clock in nanoseconds that never goes back
   */
  Nodes(List<URI> all, LongSupplier nanos) {
    this.all = List.copyOf(all);
    this.nanos = nanos;
  }

  /** Returns every address once. */
  List<URI> inOrder() {
    int first = current;
    Map<Boolean, List<URI>> byFailure =
        IntStream.range(first, first + all.size())
            .mapToObj(i -> all.get(i % all.size()))
            .collect(Collectors.partitioningBy(lastFailure::containsKey));
    return Stream.of(false, true)
        .flatMap(hasFailed -> byFailure.getOrDefault(hasFailed, List.of()).stream())
        .toList();
  }

  /** Puts a node first, because it answered. */
  void answered(URI node) {
    current = all.indexOf(node);
    isBack(node);
  }

  /** Counts a node as one that answers. */
  void isBack(URI node) {
    firstFailure.remove(node);
    if (lastFailure.remove(node) != null) {
      LOG.info("node {} of the cluster answers again", node);
    }
  }

  /** Puts a node last until it answers. */
  void failed(URI node, Exception why) {
    firstFailure.putIfAbsent(node, nanos.getAsLong());
    if (lastFailure.put(node, nanos.getAsLong()) == null) {
      LOG.warn(
          "node {} of the cluster does not answer; requests go to other nodes first: {}",
          node,
          why.toString());
    }
  }

  /** Whether a node has answered nothing for some time, though it was asked. */
  boolean isSilent(URI node) {
    Long since = firstFailure.get(node);
    return since != null && nanos.getAsLong() - since > SILENCE.toNanos();
  }

  /** Puts the next node first, because this one answers but cannot do what is asked. */
  void moveOn(URI node) {
    current = (all.indexOf(node) + 1) % all.size();
  }

  /** Returns the failed nodes that were left alone long enough; each counts as tried now. */
  List<URI> takeDue() {
    long now = nanos.getAsLong();
    return lastFailure.entrySet().stream()
        .filter(node -> now - node.getValue() > PAUSE.toNanos())
        .filter(node -> lastFailure.replace(node.getKey(), node.getValue(), now))
        .map(Map.Entry::getKey)
        .toList();
  }
}

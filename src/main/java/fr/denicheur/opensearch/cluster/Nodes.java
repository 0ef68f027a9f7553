package fr.denicheur.opensearch.cluster;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of a cluster, and which of its nodes are silent: they do not answer. Safe for use
 * by several threads.
 */
final class Nodes {
  private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

  private final List<URI> all;
  private final Set<URI> silent = ConcurrentHashMap.newKeySet();
  private final Map<URI, String> ids = new ConcurrentHashMap<>();
  private final AtomicInteger silences = new AtomicInteger();
  private volatile Set<String> members = Set.of();
  private volatile int current;

  Nodes(List<URI> all) {
    this.all = List.copyOf(all);
  }

  List<URI> all() {
    return all;
  }

  /** Returns every address once: first the one that answered last, at the end the silent ones. */
  List<URI> inOrder() {
    int first = current;
    Map<Boolean, List<URI>> bySilence =
        IntStream.range(first, first + all.size())
            .mapToObj(i -> all.get(i % all.size()))
            .collect(Collectors.partitioningBy(silent::contains));
    return Stream.of(false, true)
        .flatMap(isSilent -> bySilence.getOrDefault(isSilent, List.of()).stream())
        .toList();
  }

  /** Puts a node first, because it answered. */
  void answered(URI node) {
    current = all.indexOf(node);
    boolean unused = markAnswering(node);
  }

  /** Marks a node as one that answers; returns whether it was silent. */
  boolean markAnswering(URI node) {
    boolean wasSilent = silent.remove(node);
    if (wasSilent) {
      LOG.info("node {} of the cluster answers again", node);
    }
    return wasSilent;
  }

  /** Puts a node last until it answers. */
  void fellSilent(URI node, Throwable why) {
    if (silent.add(node)) {
      silences.incrementAndGet();
      LOG.warn(
          "node {} of the cluster does not answer; requests go to other nodes first: {}",
          node,
          why.toString());
    }
  }

  boolean isSilent(URI node) {
    return silent.contains(node);
  }

  /** How often a node has fallen silent. */
  int silences() {
    return silences.get();
  }

  /** Puts the next node first, because this one answers but cannot do what is asked. */
  void moveOn(URI node) {
    current = (all.indexOf(node) + 1) % all.size();
  }

  boolean isKnown(URI node) {
    return ids.containsKey(node);
  }

  /** Notes the id that the cluster gives to the node at an address. */
  void noteId(URI node, String id) {
    ids.put(node, id);
  }

  /** Notes the ids of all nodes that the cluster counts as its own, also of silent ones. */
  void noteMembers(Set<String> some) {
    members = Set.copyOf(some);
  }

  /**
   * Returns the ids of the nodes that answer, as far as is known; empty if all do. A cluster takes
   * half a minute to notice that a node hangs, and sends questions to it until then.
   */
  Optional<Set<String>> answering() {
    Set<String> answering = new HashSet<>(members);
    boolean isAny = false;
    for (URI node : silent) {
      String id = ids.get(node);
      isAny |= id != null && answering.remove(id);
    }
    return isAny && !answering.isEmpty() ? Optional.of(answering) : Optional.empty();
  }
}

package fr.denicheur.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes documents to an index of a cluster, many at a time, while further ones are collected.
 * Documents that the cluster is too busy to take are sent again, each time after a longer pause.
 * For one thread at a time.
 *
 * <p>Each request carries a number that becomes the version of its documents. So a request that was
 * delayed on its way, by a frozen node or by a process that has lost the lease meanwhile, replaces
 * nothing that was written since.
 */
final class Bulk {
  private static final Logger LOG = LoggerFactory.getLogger(Bulk.class);

  /** Bytes of one request: few enough for small nodes, enough to be fast. */
  private static final long BYTES = 8L << 20;

  /**
   * Bytes that stay collected until all is sent: some thousand postings. What is changed again
   * until then is written once only.
   */
  private static final long COLLECTED = 2 * BYTES;

  /** How long it may take to send changes, with all repetitions. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Its text, its Markdown, their tokens, and words to count. */
  private static final int BYTES_A_CHARACTER = 4;

  private static final int TOO_BUSY = 429;

  /**
   * A change of one document.
   *
   * @param source what it is replaced by; null if it is removed
   * @param bytes about how long the change is
   */
  private record Change(@Nullable ObjectNode source, long bytes) {
    void write(String id, long version, ByteArrayOutputStream lines) {
      ObjectNode head = JsonNodeFactory.instance.objectNode();
      head.putObject(source == null ? "delete" : "index")
          .put("_id", id)
          .put("version", version)
          .put("version_type", "external_gte"); // a request that is repeated meets itself
      String change = source == null ? head + "\n" : head + "\n" + source + "\n";
      lines.writeBytes(change.getBytes(StandardCharsets.UTF_8));
    }
  }

  private final Cluster cluster;
  private final String index;
  private final LongSupplier versions;
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  /** Sends the request that is under way; has ended if none is. */
  private Thread sender = new Thread(() -> {});

  private volatile boolean isStopped;

  /** Why the last request failed. */
  private volatile @Nullable RuntimeException failure;

  /**
   * @param index the name of the index, not its alias
   * @param versions returns the number of the next request, greater than all before; throws if this
   *     process may not write any more
   */
  Bulk(Cluster cluster, String index, LongSupplier versions) {
    this.cluster = cluster;
    this.index = index;
    this.versions = versions;
  }

  /**
   * Adds a document, or replaces the one with the same id; begins to send if enough was collected.
   *
   * @param length about how long its texts are, in characters
   */
  void put(String id, ObjectNode source, long length) {
    add(id, new Change(source, BYTES_A_CHARACTER * length));
  }

  /** Removes a document, if there is one. */
  void remove(String id) {
    add(id, new Change(null, 0));
  }

  /** Returns a document that was put and waits to be sent; it may be changed. */
  Optional<ObjectNode> collected(String id) {
    return Optional.ofNullable(changes.get(id)).map(Change::source);
  }

  private void add(String id, Change change) {
    Change before = changes.remove(id);
    changes.put(id, change);
    long more = change.bytes - (before == null ? 0 : before.bytes);
    if (bytes.addAndGet(more) >= COLLECTED + BYTES) {
      beginToSend();
    }
  }

  /**
   * Sends what was collected.
   *
   * @throws ClusterFault if the cluster does not take it; some of it may have been written
   */
  void send() {
    while (!changes.isEmpty()) {
      beginToSend();
    }
    finish();
  }

  /** Sends what was collected first, once the request before has ended. */
  private void beginToSend() {
    finish();
    Map<String, Change> some = new LinkedHashMap<>();
    long size = 0;
    Iterator<Map.Entry<String, Change>> collected = changes.entrySet().iterator();
    while (collected.hasNext() && size < BYTES) {
      Map.Entry<String, Change> next = collected.next();
      some.put(next.getKey(), next.getValue());
      size += next.getValue().bytes;
      collected.remove();
    }
    bytes.addAndGet(-size);
    failure = new IllegalStateException("a bulk was not sent whole; the log says why");
    sender = Thread.ofPlatform().daemon().name("bulk").start(() -> sendBeside(some));
  }

  private void sendBeside(Map<String, Change> some) {
    try {
      send(some);
      failure = null;
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /**
   * Waits until the request that is under way has ended.
   *
   * @throws ClusterFault if the cluster did not take it
   */
  void finish() {
    awaitSender();
    switch (failure) {
      case null -> {}
      case ClusterFault fault -> throw fault;
      case IndexInUseException other -> throw other;
      case RuntimeException e -> throw new IllegalStateException("a bulk failed", e);
    }
  }

  /** Sends nothing more, and waits until the request that is under way has ended. */
  void stop() {
    isStopped = true;
    changes.clear();
    awaitSender();
  }

  private void awaitSender() {
    try {
      sender.join();
    } catch (InterruptedException e) {
      throw new ClusterFault("POST /" + index + "/_bulk", 0, "", "the thread was interrupted", e);
    }
  }

  private void send(Map<String, Change> some) {
    Map<String, Change> rest = some;
    long end = System.nanoTime() + LIMIT.toNanos();
    for (int round = 0; !rest.isEmpty(); round++) {
      if (round > 0) {
        pause(round, end);
      }
      int sent = rest.size();
      rest = refused(rest, versions.getAsLong(), Duration.ofNanos(end - System.nanoTime()));
      if (round == 0 && !rest.isEmpty()) {
        LOG.warn(
            "the cluster was too busy to take {} of {} changes, which are sent again",
            rest.size(),
            sent);
      }
    }
  }

  /** Sends changes, and returns those that the cluster was too busy to take. */
  private Map<String, Change> refused(Map<String, Change> sent, long version, Duration limit) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    sent.forEach((id, change) -> change.write(id, version, lines));
    JsonNode answer = cluster.send("POST", "/" + index + "/_bulk", lines.toByteArray(), limit);
    if (answer.path("items").size() != sent.size()) {
      throw new ClusterFault(
          "a bulk of " + sent.size() + " changes", 200, "", "it names not all of them", null);
    }
    Map<String, Change> refused = new LinkedHashMap<>();
    if (answer.path("errors").asBoolean()) {
      List<String> ids = new ArrayList<>(sent.keySet());
      for (int i = 0; i < ids.size(); i++) {
        JsonNode outcome = answer.path("items").path(i).elements().next();
        judge(ids.get(i), outcome, sent, refused);
      }
    }
    return refused;
  }

  private void judge(
      String id, JsonNode outcome, Map<String, Change> sent, Map<String, Change> refused) {
    JsonNode error = outcome.path("error");
    int status = outcome.path("status").asInt();
    if (error.isMissingNode()) {
      return;
    }
    ClusterFault fault =
        new ClusterFault(
            "a bulk, for the posting " + id,
            status,
            error.path("type").asText(),
            error.path("reason").asText(),
            null);
    if (fault.isReadOnly() || fault.isConflict()) {
      throw fault; // an operator must help, or another Dénicheur has written
    }
    if (status == TOO_BUSY || status >= 500) {
      Change again = sent.get(id);
      if (again != null) {
        refused.put(id, again);
      }
    } else {
      LOG.error(
          "the cluster refused the change of the posting {}; searches keep its earlier version, if"
              + " there is one: {}",
          id,
          fault.getMessage());
    }
  }

  /** Waits for a random time, so that several writers do not come back at once. */
  private void pause(int round, long end) {
    long nanos = Cluster.backOff(round);
    if (System.nanoTime() + nanos > end || isStopped) {
      throw new ClusterFault(
          "POST /" + index + "/_bulk", TOO_BUSY, "", "it was too busy for " + LIMIT, null);
    }
    LockSupport.parkNanos(nanos);
  }
}

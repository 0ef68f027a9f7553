package fr.denicheur.opensearch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks each node every second for what it knows without the others. One that does not say it within
 * 2 s is silent, whatever other requests do: these also fail when a node waits for another. A
 * single address is not asked, because there is no choice.
 */
final class Heartbeat implements Closeable {
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** A node that has lost its cluster answers with 503. */
  private static final Request ALIVE = Request.empty("GET", "/");

  private static final Request OWN_ID =
      Request.empty("GET", "/_nodes/_local?filter_path=nodes.*.name");

  /** Asks for the nodes as the one that answers knows them; else the cluster's manager is asked. */
  private static final Request MEMBERS =
      Request.empty("GET", "/_cluster/state/nodes?local=true&filter_path=nodes.*.name");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final NodeClient client;
  private final Nodes nodes;
  private final Set<URI> asked = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("cluster-heartbeat").daemon().factory());

  Heartbeat(NodeClient client, Nodes nodes) {
    this.client = client;
    this.nodes = nodes;
    if (nodes.all().size() > 1) {
      var unused =
          beats.scheduleAtFixedRate(
              this::beat, BEAT.toNanos(), BEAT.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void close() {
    beats.shutdown();
  }

  private void beat() {
    for (URI node : nodes.all()) {
      if (asked.add(node)) { // else the question before waits for its answer
        var unused = send(node, ALIVE).whenComplete((answer, fault) -> heard(node, answer, fault));
      }
    }
    URI first = nodes.inOrder().getFirst();
    askIds(first, MEMBERS, nodes::noteMembers);
  }

  private void heard(URI node, @Nullable HttpResponse<byte[]> answer, @Nullable Throwable fault) {
    asked.remove(node);
    if (fault != null && !beats.isShutdown()) {
      nodes.fellSilent(node, fault);
    }
    if (answer == null) {
      return;
    }
    boolean isNew = answer.statusCode() < 500 && nodes.markAnswering(node);
    if (isNew || !nodes.isKnown(node)) {
      askIds(node, OWN_ID, ids -> ids.forEach(id -> nodes.noteId(node, id)));
    }
  }

  /** Asks for ids; a cluster that refuses them to us goes without. */
  private void askIds(URI node, Request request, Consumer<Set<String>> ids) {
    var unused =
        send(node, request)
            .thenAccept(answer -> {
              if (answer.statusCode() == 200) {
                ids.accept(ids(answer.body()));
              }
            });
  }

  private static Set<String> ids(byte[] body) {
    try {
      JsonNode named = JSON.readTree(body).path("nodes");
      Set<String> ids = new HashSet<>();
      named.fieldNames().forEachRemaining(ids::add);
      return ids;
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> send(URI node, Request request) {
    var stop = new CompletableFuture<Void>();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client
            .send(node, request, LIMIT, stop)
            .orTimeout(LIMIT.toNanos(), TimeUnit.NANOSECONDS); // else a body may never end
    var unused = answer.whenComplete((head, fault) -> stop.complete(null));
    return answer;
  }
}

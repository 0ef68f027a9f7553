package fr.denicheur.opensearch.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Carries out requests to a cluster. A call repeats what failed for a reason that passes, and goes
 * on with the next address if a node does not answer. Safe for use by several threads.
 */
final class Calls implements Closeable {
  /** How soon a waiting call sees that the cluster was closed or its thread interrupted. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final NodeClient client;
  private final Nodes nodes;
  private volatile boolean isClosed;

  Calls(NodeClient client, Nodes nodes) {
    this.client = client;
    this.nodes = nodes;
  }

  /** Ends the calls that run. */
  @Override
  public void close() {
    isClosed = true;
  }

  /**
   * Returns the answer to a request.
   *
   * @param limit the time for all attempts
   * @throws ClusterFault if the cluster refuses or does not answer
   */
  JsonNode call(Request request, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    for (int round = 0; ; round++) {
      try {
        return askNodes(request, end);
      } catch (ClusterFault fault) {
        long pause = Cluster.backOff(round);
        if (!passes(request, fault, round) || pause >= end - System.nanoTime()) {
          throw fault;
        }
        waitWhile(() -> !isClosed, pause);
        if (isClosed || Thread.currentThread().isInterrupted()) {
          throw fault;
        }
      }
    }
  }

  /** Whether the same request may succeed a little later. */
  private static boolean passes(Request request, ClusterFault fault, int round) {
    return switch (fault.status()) {
      case 429 -> !fault.isReadOnly(); // that lasts until an operator frees space
      case 502, 503, 504 -> request.isRepeatable();
      // A kept connection that the node or a proxy closed meanwhile; a new one may do.
      case 0 -> round == 0 && request.isRepeatable() && isCut(fault.getCause());
      default -> false;
    };
  }

  private static boolean isCut(@Nullable Throwable cause) {
    return cause instanceof IOException
        && !(cause instanceof HttpTimeoutException || cause instanceof InterruptedIOException)
        && !isBeforeSending(cause);
  }

  private static boolean isBeforeSending(@Nullable Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof SSLHandshakeException;
  }

  /** Asks one address after the other until one answers. */
  private JsonNode askNodes(Request request, long end) {
    Iterator<URI> rest = nodes.inOrder().iterator();
    while (true) {
      URI node = rest.next();
      long left = end - System.nanoTime();
      boolean mayGoOn = request.isRepeatable() && rest.hasNext();
      // Half of the time, so that another node can answer in the other half.
      long share = mayGoOn ? left / 2 : left;
      int silences = nodes.silences();
      BooleanSupplier isVain =
          () ->
              nodes.silences() > silences
                  && (request.isOfCopies() || (mayGoOn && nodes.isSilent(node)));
      try {
        HttpResponse<byte[]> answer = exchange(node, request, share, isVain);
        nodes.answered(node);
        return content(node, request, answer);
      } catch (IOException e) {
        if (isCut(e) || isBeforeSending(e)) {
          nodes.fellSilent(node, e);
        }
        boolean isOver = Thread.currentThread().isInterrupted() || isClosed || !rest.hasNext();
        // If another node fell silent, this one may wait for it, and the next would do the same.
        boolean isForOthers =
            request.isOfCopies() && e instanceof HttpTimeoutException && isVain.getAsBoolean();
        if (isOver || isForOthers || !(request.isRepeatable() || isBeforeSending(e))) {
          throw new ClusterFault(request.words(), 0, "", reason(node, e), e);
        }
      }
    }
  }

  /**
   * Sends a request to one node, and waits for its answer.
   *
   * @param isVain whether not to wait any longer; asked only while there is no answer
   */
  private HttpResponse<byte[]> exchange(
      URI node, Request request, long nanos, BooleanSupplier isVain) throws IOException {
    if (nanos <= 0) {
      throw new HttpTimeoutException("no time is left");
    }
    var stop = new CompletableFuture<Void>();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.send(node, request, Duration.ofNanos(nanos), stop);
    Thread caller = Thread.currentThread();
    var unused = answer.whenComplete((done, fault) -> LockSupport.unpark(caller));
    long start = System.nanoTime();
    waitWhile(() -> !answer.isDone() && !isClosed && !isVain.getAsBoolean(), nanos);
    if (!answer.isDone()) {
      stop.complete(null);
      if (caller.isInterrupted()) {
        throw new InterruptedIOException("the thread was interrupted");
      }
      if (isClosed) {
        throw new InterruptedIOException("the connection to the cluster was closed");
      }
      throw new HttpTimeoutException(
          "no answer within " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
    return result(answer);
  }

  private static HttpResponse<byte[]> result(CompletableFuture<HttpResponse<byte[]>> answer)
      throws IOException {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw (IOException) new InterruptedIOException("the request was ended").initCause(e);
    }
  }

  private JsonNode content(URI node, Request request, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status >= 502 && status <= 504) {
      nodes.moveOn(node);
    }
    if (status < 200 || status > 299) {
      throw ClusterFault.in(answer.body(), status, request.words());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new ClusterFault(request.words(), status, "", "the answer is not JSON", e);
    }
  }

  private static void waitWhile(BooleanSupplier condition, long nanos) {
    long end = System.nanoTime() + nanos;
    long left = nanos;
    while (left > 0 && condition.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Math.min(left, LOOK.toNanos()));
      left = end - System.nanoTime();
    }
  }

  private static String reason(URI node, IOException fault) {
    String words =
        fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    return words + " (last tried: " + node + ")";
  }
}

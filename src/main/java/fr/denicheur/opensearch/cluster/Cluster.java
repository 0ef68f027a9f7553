package fr.denicheur.opensearch.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to an OpenSearch cluster and returns its answers as JSON.
 *
 * <p>Each call has a time limit, within which it repeats what failed for a reason that passes. If a
 * node does not answer, the call goes on with the next address; requests then avoid the node until
 * it answers again. If the cluster is overloaded (429), or a node or proxy cannot answer now (502,
 * 503, 504), the call waits and asks again. A request that must not happen twice is repeated only
 * if it did not reach the cluster, or the cluster refused it as overloaded.
 *
 * <p>An interrupt ends a call; the flag of the thread stays set. Safe for use by several threads.
 */
public final class Cluster implements Closeable {
  /** The longest wait before the second attempt; the next ones double it. */
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);

  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

  /** How soon a waiting call sees that the cluster was closed or its thread interrupted. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final NodeClient client;
  private final Nodes nodes;
  private final Heartbeat heartbeat;
  private final Duration timeout;
  private volatile boolean isClosed;

  /**
   * Prepares the client; sends nothing yet.
   *
   * @throws IllegalArgumentException if the CA file cannot be used
   */
  public Cluster(ClusterSettings settings) {
    this.client = new NodeClient(settings);
    this.nodes = new Nodes(settings.addresses());
    this.heartbeat = new Heartbeat(client, nodes);
    this.timeout = settings.timeout();
    settings.addresses().stream()
        .filter(address -> client.isSignedIn() && isOpenToOthers(address))
        .forEach(address ->
            LOG.warn(
                "the password or API key for {} goes through the network without encryption; name"
                    + " the address with https",
                address));
  }

  /** Whether machines between this one and a node can read what is sent. */
  public static boolean isOpenToOthers(URI address) {
    return "http".equalsIgnoreCase(address.getScheme())
        && !LOOPBACK.matcher(address.getHost()).matches();
  }

  /** Returns the usual time limit of a call. */
  public Duration timeout() {
    return timeout;
  }

  /**
   * Asks for what is at a path.
   *
   * @param path begins with a slash; parts that come from outside are made by {@link #segment}
   * @throws ClusterFault if the cluster refuses or does not answer, also if there is nothing
   */
  public JsonNode get(String path) {
    return get(path, timeout);
  }

  /** {@link #get(String)} with another time limit. */
  public JsonNode get(String path, Duration limit) {
    return call(Request.empty("GET", path), limit);
  }

  /**
   * Sends JSON.
   *
   * @param body a missing node sends no body
   * @return the answer; a missing node if its body is empty
   * @throws ClusterFault if the cluster refuses or does not answer
   */
  public JsonNode send(String method, String path, JsonNode body) {
    return send(method, path, body, timeout);
  }

  /** {@link #send(String, String, JsonNode)} with another time limit. */
  public JsonNode send(String method, String path, JsonNode body, Duration limit) {
    return call(
        body.isMissingNode()
            ? Request.empty(method, path)
            : Request.of(method, path, "application/json", bytes(body)),
        limit);
  }

  /**
   * Sends lines of JSON, as {@code _bulk} and {@code _msearch} want them.
   *
   * @param ndjson each line ends in a line feed, the last one too
   * @throws ClusterFault if the cluster refuses or does not answer
   */
  public JsonNode send(String method, String path, byte[] ndjson) {
    return send(method, path, ndjson, timeout);
  }

  /** {@link #send(String, String, byte[])} with another time limit. */
  public JsonNode send(String method, String path, byte[] ndjson, Duration limit) {
    return call(Request.of(method, path, "application/x-ndjson", ndjson), limit);
  }

  /**
   * Asks what any copy of the shards can answer, and avoids those on silent nodes. If a node falls
   * silent meanwhile, the question is sent again.
   *
   * @param body a missing node sends no body
   * @return the answer of all shards
   * @throws ClusterFault if the cluster refuses or does not answer
   */
  public JsonNode ask(String path, JsonNode body, Duration limit) {
    return ofCopies(
        "",
        limit,
        limit,
        (copies, time) -> Answers.whole(send("POST", preferring(copies, path), body, time)));
  }

  /**
   * Returns a path whose request prefers some copies.
   *
   * @param copies a {@code preference} of OpenSearch; empty for none
   */
  public static String preferring(String copies, String path) {
    if (copies.isEmpty()) {
      return path;
    }
    return path + (path.contains("?") ? "&" : "?") + "preference=" + segment(copies);
  }

  /**
   * Sends a question for which a person waits, to copies of the shards on nodes that answer. If
   * these copies do not answer within a quarter of the usual time, or a node falls silent
   * meanwhile, the question is sent again for the rest of it.
   *
   * @param usual the copies to ask while all nodes answer, a {@code preference} of OpenSearch;
   *     empty to let it choose
   * @param question sends the question to some copies, with a time limit
   * @throws ClusterFault if the cluster refuses or does not answer
   */
  public <T> T ofCopies(String usual, BiFunction<String, Duration, T> question) {
    return ofCopies(usual, timeout.dividedBy(4), timeout, question);
  }

  private <T> T ofCopies(
      String usual, Duration first, Duration limit, BiFunction<String, Duration, T> question) {
    long end = System.nanoTime() + limit.toNanos();
    String copies = answering().orElse(usual);
    Duration time = first;
    boolean isFirst = true;
    while (true) {
      try {
        return question.apply(copies, time);
      } catch (ClusterFault fault) {
        String others = answering().orElse("");
        boolean mayAnswer = isFirst || !others.equals(copies);
        if (!mayAnswer || !fault.isOfCopies() || Thread.currentThread().isInterrupted()) {
          throw fault;
        }
        copies = others;
        time = Duration.ofNanos(end - System.nanoTime());
        isFirst = false;
      }
    }
  }

  /** Returns the preference for copies on nodes that answer; empty if all do. */
  private Optional<String> answering() {
    return nodes.answering().map(some -> "_prefer_nodes:" + String.join(",", new TreeSet<>(some)));
  }

  /** Returns a text as one part of a path, whatever it holds: {@code métier/1} and so on. */
  public static String segment(String raw) {
    return URLEncoder.encode(raw, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Checks that the cluster understands our requests and ranks by the same formula.
   *
   * @throws IllegalStateException if it is no OpenSearch or too old, in words for the operator
   * @throws ClusterFault if it does not answer
   */
  public void requireVersion() {
    JsonNode version = get("/").path("version");
    String number = version.path("number").asText();
    // Elasticsearch, from which OpenSearch comes, names no distribution.
    boolean isOpenSearch = "opensearch".equals(version.path("distribution").asText());
    if (!isOpenSearch || !isNewEnough(number)) {
      throw new IllegalStateException(
          "the cluster at "
              + nodes.inOrder().getFirst()
              + " runs "
              + (isOpenSearch ? "OpenSearch " : "a server that is not OpenSearch, version ")
              + number
              + "; Dénicheur needs OpenSearch 3.2 or newer, because older servers score words"
              + " differently (BM25 with another factor)");
    }
  }

  /** Ends the calls that run, and closes all connections. */
  @Override
  public void close() {
    isClosed = true;
    heartbeat.close();
    client.close();
  }

  private static boolean isNewEnough(String number) {
    Matcher parts = VERSION.matcher(number);
    if (!parts.matches()) {
      return false;
    }
    int major = Integer.parseInt(parts.group(1));
    return major > 3 || (major == 3 && Integer.parseInt(parts.group(2)) >= 2);
  }

  private JsonNode call(Request request, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    for (int round = 0; ; round++) {
      try {
        return askNodes(request, end);
      } catch (ClusterFault fault) {
        long pause = backOff(round);
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
      case 429 -> !fault.isReadOnly(); // which needs an operator
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
      throw e;
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

  /**
   * Returns how long to wait before another attempt, in nanoseconds. "Full jitter": any time up to
   * the bound, so that many callers do not come back at once.
   */
  public static long backOff(int round) {
    long bound =
        Math.min(LONGEST_BACK_OFF.toNanos(), FIRST_BACK_OFF.toNanos() << Math.min(round, 10));
    return RandomGenerator.getDefault().nextLong(bound);
  }

  private static String reason(URI node, IOException fault) {
    String words =
        fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    return words + " (last tried: " + node + ")";
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

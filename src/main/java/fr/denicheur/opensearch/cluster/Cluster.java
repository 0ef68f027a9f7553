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
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
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
  /** Time to shake hands; a node that accepts no connection for so long is down. */
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** The longest wait before the second attempt; the next ones double it. */
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);

  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

  /** How soon a waiting call sees that the cluster was closed or its thread interrupted. */
  private static final Duration LOOK = Duration.ofMillis(100);

  /** What a POST may ask twice with the same effect; our bulks name the id of each posting. */
  private static final Set<String> REPEATABLE_POSTS =
      Set.of(
          "_aliases",
          "_analyze",
          "_bulk",
          "_count",
          "_flush",
          "_forcemerge",
          "_mget",
          "_msearch",
          "_refresh",
          "_search",
          "_validate");

  /** Marks of a write that depends on the state of the document: repeated, it meets itself. */
  private static final Pattern CONDITIONAL = Pattern.compile("if_seq_no=|op_type=create|/_create/");

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http;
  private final Nodes nodes;
  private final Optional<String> authorization;
  private final Duration timeout;
  private volatile boolean isClosed;

  /**
   * Prepares the client; sends nothing yet.
   *
   * @throws IllegalArgumentException if the CA file cannot be used
   */
  public Cluster(ClusterSettings settings) {
    this.nodes = new Nodes(settings.addresses(), System::nanoTime);
    this.authorization = authorization(settings.credentials());
    this.timeout = settings.timeout();
    HttpClient.Builder client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    if (settings.caFile() != null) {
      client.sslContext(TrustedCertificates.with(settings.caFile()));
    }
    this.http = client.build();
    settings.addresses().stream()
        .filter(address -> authorization.isPresent() && isOpenToOthers(address))
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
            : new Request(method, path, "application/json", publisher(bytes(body))),
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
    return call(new Request(method, path, "application/x-ndjson", publisher(ndjson)), limit);
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
    http.shutdownNow();
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
    nodes.takeDue().forEach(this::probe);
    Iterator<URI> rest = nodes.inOrder().iterator();
    while (true) {
      URI node = rest.next();
      long left = end - System.nanoTime();
      boolean mayGoOn = request.isRepeatable() && rest.hasNext();
      // Half of the time, so that another node can answer in the other half.
      long share = mayGoOn ? left / 2 : left;
      try {
        HttpResponse<byte[]> answer =
            exchange(node, request, share, () -> mayGoOn && nodes.isSilent(node));
        nodes.answered(node);
        return content(node, request, answer);
      } catch (IOException e) {
        if (!(e instanceof InterruptedIOException)) {
          nodes.failed(node, e);
        }
        boolean isOver = Thread.currentThread().isInterrupted() || isClosed || !rest.hasNext();
        if (isOver || !(request.isRepeatable() || isBeforeSending(e))) {
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
        sent(httpRequest(node, request, Duration.ofNanos(nanos)), stop);
    Thread caller = Thread.currentThread();
    var unused = answer.whenComplete((done, fault) -> LockSupport.unpark(caller));
    long start = System.nanoTime();
    waitWhile(
        () ->
            !answer.isDone()
                && !isClosed
                && !(System.nanoTime() - start > Nodes.SILENCE.toNanos() && isVain.getAsBoolean()),
        nanos);
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

  /**
   * Sends a request on a thread of its own. {@code HttpClient.sendAsync} would end it in the pool
   * that parallel streams share, whose threads may all be waiting here for its answer.
   */
  private CompletableFuture<HttpResponse<byte[]>> sent(
      HttpRequest request, CompletableFuture<?> stop) {
    var answer = new CompletableFuture<HttpResponse<byte[]>>();
    var unused =
        Thread.ofVirtual()
            .name("cluster-request")
            .start(() -> {
              try {
                answer.complete(http.send(request, head -> new StoppableBody(stop)));
              } catch (IOException | InterruptedException | RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    return answer;
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

  private HttpRequest httpRequest(URI node, Request request, Duration limit) {
    String base = node.toString();
    HttpRequest.Builder built =
        HttpRequest.newBuilder()
            .uri(URI.create(base.replaceFirst("/+$", "") + request.path()))
            .timeout(limit)
            .header("Accept", "application/json");
    authorization.ifPresent(value -> built.header("Authorization", value));
    if (!request.contentType().isEmpty()) {
      built.header("Content-Type", request.contentType());
    }
    return built.method(request.method(), request.body()).build();
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

  /** Asks a failed node in the background whether it is back, so that no caller waits for it. */
  private void probe(URI node) {
    var unused =
        sent(httpRequest(node, Request.empty("GET", "/"), CONNECT), new CompletableFuture<Void>())
            .thenAccept(answer -> {
              // A node that has lost its cluster says 503.
              if (answer.statusCode() < 500) {
                nodes.isBack(node);
              }
            });
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

  private static Optional<String> authorization(ClusterSettings.Credentials credentials) {
    return switch (credentials) {
      case ClusterSettings.Credentials.None none -> Optional.empty();
      case ClusterSettings.Credentials.ApiKey key -> Optional.of("ApiKey " + key.secret());
      case ClusterSettings.Credentials.Password password ->
          Optional.of(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString(
                          (password.user() + ":" + password.secret())
                              .getBytes(StandardCharsets.UTF_8)));
    };
  }

  private static HttpRequest.BodyPublisher publisher(byte[] body) {
    return HttpRequest.BodyPublishers.ofByteArray(body);
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One request; the same at each address and in each attempt. */
  private record Request(
      String method, String path, String contentType, HttpRequest.BodyPublisher body) {
    private Request {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("a path must begin with a slash; got \"" + path + "\"");
      }
    }

    static Request empty(String method, String path) {
      return new Request(method, path, "", HttpRequest.BodyPublishers.noBody());
    }

    String words() {
      return method + " " + path;
    }

    /** Whether the cluster is in the same state after the request happened twice. */
    boolean isRepeatable() {
      String last = path.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
      return (!"POST".equals(method) || REPEATABLE_POSTS.contains(last))
          && !CONDITIONAL.matcher(path).find();
    }
  }
}

package fr.denicheur.opensearch.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final NodeClient client;
  private final Nodes nodes;
  private final Heartbeat heartbeat;
  private final Calls calls;
  private final Duration timeout;

  /**
   * Prepares the client. If there are several addresses, it asks each node once a second from now
   * on.
   *
   * @throws IllegalArgumentException if the CA file cannot be used
   */
  public Cluster(ClusterSettings settings) {
    this.client = new NodeClient(settings);
    this.nodes = new Nodes(settings.addresses());
    this.heartbeat = new Heartbeat(client, nodes);
    this.calls = new Calls(client, nodes);
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
    return calls.call(Request.empty("GET", path), limit);
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
    return calls.call(
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
    return calls.call(Request.of(method, path, "application/x-ndjson", ndjson), limit);
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
        long left = end - System.nanoTime();
        boolean mayAnswer = left > 0 && (isFirst || !others.equals(copies));
        if (!mayAnswer || !fault.isOfCopies() || Thread.currentThread().isInterrupted()) {
          throw fault;
        }
        copies = others;
        time = Duration.ofNanos(left);
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

  /**
   * Returns how long to wait before another attempt, in nanoseconds. "Full jitter": any time up to
   * the bound, so that many callers do not come back at once.
   */
  public static long backOff(int round) {
    long bound =
        Math.min(LONGEST_BACK_OFF.toNanos(), FIRST_BACK_OFF.toNanos() << Math.min(round, 10));
    return RandomGenerator.getDefault().nextLong(bound);
  }

  /** Ends the calls that run, and closes all connections. */
  @Override
  public void close() {
    calls.close();
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

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

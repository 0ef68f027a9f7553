package fr.denicheur.opensearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a real node: passes requests on, except those for which a test has
 * ordered a fault. Understands what the JDK's client sends: HTTP/1.1, bodies of known length.
 */
final class FaultyProxy implements AutoCloseable {
  /** Closes the connection before the node gets the request. */
  static final Fault CUT = (proxy, exchange) -> exchange.socket.close();

  /** Gives the request to the node, and closes the connection instead of answering. */
  static final Fault LOSE_ANSWER =
      (proxy, exchange) -> {
        var unused = proxy.ask(exchange);
        exchange.socket.close();
      };

  /** Answers nothing until the proxy closes. */
  static final Fault HANG = (proxy, exchange) -> proxy.awaitEnd();

  /**
   * Keeps the requests back whose path ends so, until told otherwise, and passes the others on.
   *
   * @param released done when the node gets them
   */
  static Fault delay(String pathEnd, CountDownLatch released) {
    return (proxy, exchange) -> {
      if (exchange.target.replaceFirst("\\?.*", "").endsWith(pathEnd)) {
        boolean unused = released.await(60, TimeUnit.SECONDS);
      }
      HttpResponse<byte[]> answer = proxy.ask(exchange);
      proxy.delivered.add(exchange.method + " " + exchange.target.replaceFirst("\\?.*", ""));
      exchange.answer(answer.statusCode(), answer.body());
    };
  }

  /** Sends the head and the first bytes of an answer, and then nothing until the proxy closes. */
  static final Fault HANG_IN_BODY =
      (proxy, exchange) -> {
        exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"took\": ");
        proxy.awaitEnd();
      };

  /**
   * Gives a node the first half of the documents of a bulk, and says that it was too busy to take
   * the others; all must be put, not removed. A single one is taken.
   */
  static final Fault TAKE_HALF =
      (proxy, exchange) -> {
        if (!exchange.target.endsWith("/_bulk")) {
          proxy.pass(exchange);
          return;
        }
        List<String> lines = new String(exchange.body, StandardCharsets.UTF_8).lines().toList();
        int taken = Math.max(1, lines.size() / 4);
        String some = String.join("\n", lines.subList(0, 2 * taken)) + "\n";
        String answer =
            new String(
                proxy.ask(exchange, some.getBytes(StandardCharsets.UTF_8)).body(),
                StandardCharsets.UTF_8);
        String refused =
            ", {'index': {'status': 429, 'error': {'type': 'rejected_execution_exception'}}}"
                .replace('\'', '"')
                .repeat(lines.size() / 2 - taken);
        String both =
            answer
                .replace("\"errors\":false", "\"errors\":true")
                .replaceFirst("\\]\\}$", refused + "]}");
        exchange.answer(200, both.getBytes(StandardCharsets.UTF_8));
      };

  /** Answers as a node does that has not found all in time. */
  static final Fault CUT_SHORT =
      (proxy, exchange) -> {
        String answer = new String(proxy.ask(exchange).body(), StandardCharsets.UTF_8);
        String cut = answer.replace("\"timed_out\":false", "\"timed_out\":true");
        exchange.answer(200, cut.getBytes(StandardCharsets.UTF_8));
      };

  /** Answers requests for a path late. */
  static Fault slowly(Duration late, String path) {
    return (proxy, exchange) -> {
      if (exchange.target.replaceFirst("\\?.*", "").equals(path)) {
        boolean unused = proxy.end.await(late.toMillis(), TimeUnit.MILLISECONDS);
      }
      proxy.pass(exchange);
    };
  }

  private final URI node;
  private final ServerSocket server;
  private final String scheme;
  private final Queue<Fault> ordered = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> delivered = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final Collection<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile @Nullable Fault standing;

  /** What happens to a request instead of its answer. */
  interface Fault {
    void happen(FaultyProxy proxy, Exchange exchange) throws IOException, InterruptedException;
  }

  /** A request, and the connection that waits for its answer. */
  static final class Exchange {
    private final Socket socket;
    private final String method;
    private final String target;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;

    /** Reads a request whose first line is known. */
    private Exchange(Socket socket, String first) throws IOException {
      this.socket = socket;
      this.method = first.split(" ", 3)[0];
      this.target = first.split(" ", 3)[1];
      InputStream in = socket.getInputStream();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
      }
      this.body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
    }

    private void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(int status, byte[] content) throws IOException {
      send("HTTP/1.1 " + status + " \r\nContent-Length: " + content.length + "\r\n\r\n");
      socket.getOutputStream().write(content);
    }
  }

  /** Answers by itself. */
  static Fault answer(int status, String body) {
    return (proxy, exchange) -> exchange.answer(status, body.getBytes(StandardCharsets.UTF_8));
  }

  private FaultyProxy(URI node, ServerSocket server, String scheme) {
    this.node = node;
    this.server = server;
    this.scheme = scheme;
    var unused = Thread.ofPlatform().daemon().start(this::accept);
  }

  static FaultyProxy before(URI node) throws IOException {
    return new FaultyProxy(node, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
  }

  static FaultyProxy before(URI node, SSLContext tls) throws IOException {
    ServerSocket server =
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new FaultyProxy(node, server, "https");
  }

  URI address() {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
  }

  /** Orders faults for the next requests, one for each. */
  void order(Fault... faults) {
    ordered.addAll(List.of(faults));
  }

  /** Orders the same fault for all requests until {@link #heal}. */
  void orderAlways(Fault fault) {
    standing = fault;
  }

  void heal() {
    standing = null;
  }

  /** Returns the requests that arrived, each as method and path. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns the requests that {@link #delay} passed on, as the node has answered them. */
  List<String> delivered() {
    return List.copyOf(delivered);
  }

  /** Returns what the requests held in their header "Authorization". */
  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  @Override
  public void close() {
    end.countDown();
    client.shutdownNow();
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        var unused = Thread.ofPlatform().daemon().start(() -> serve(socket));
      }
    } catch (IOException e) {
      assert server.isClosed() : e;
    }
  }

  /** Handles the requests of a connection until one side closes it. */
  private void serve(Socket socket) {
    try (socket) {
      for (String first = line(socket.getInputStream());
          !first.isEmpty();
          first = line(socket.getInputStream())) {
        handle(new Exchange(socket, first));
      }
    } catch (IOException e) {
      // The client closed the connection, as it may; or a test closed the proxy.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      open.remove(socket);
    }
  }

  private void handle(Exchange exchange) throws IOException, InterruptedException {
    requests.add(exchange.method + " " + exchange.target.replaceFirst("\\?.*", ""));
    if (exchange.headers.containsKey("Authorization")) {
      authorizations.add(exchange.headers.get("Authorization"));
    }
    Fault next = ordered.poll();
    Fault fault = next == null ? standing : next;
    if (fault == null) {
      pass(exchange);
    } else {
      fault.happen(this, exchange);
    }
  }

  private void pass(Exchange exchange) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = ask(exchange);
    exchange.answer(answer.statusCode(), answer.body());
  }

  private HttpResponse<byte[]> ask(Exchange exchange) throws IOException, InterruptedException {
    return ask(exchange, exchange.body);
  }

  private HttpResponse<byte[]> ask(Exchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node + exchange.target))
            .timeout(Duration.ofSeconds(30))
            .method(exchange.method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (exchange.headers.containsKey("Content-Type")) {
      request.header("Content-Type", exchange.headers.get("Content-Type"));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private void awaitEnd() throws InterruptedException {
    boolean unused = end.await(60, TimeUnit.SECONDS);
  }

  /** Returns a line without its end; an empty one if the client has closed the connection. */
  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}

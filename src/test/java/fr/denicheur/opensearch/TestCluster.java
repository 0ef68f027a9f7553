package fr.denicheur.opensearch;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real cluster of OpenSearch on 127.0.0.1, each node a process of its own. Nodes are numbered
 * from 0. Tests are skipped, with one line on standard error, if this machine cannot run a cluster;
 * they fail instead if the environment variable {@code DENICHEUR_OPENSEARCH} is {@code required}.
 * One thread at a time may use a cluster.
 */
public final class TestCluster implements AutoCloseable {
  /**
   * How long nodes may take to start or to agree; a busy machine needs far more than a free one.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Path CLASSPATH =
      Path.of(System.getProperty("denicheur.build", "target"), "opensearch.classpath");

  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Path IN_MEMORY = Path.of("/dev/shm");
  private static final long BYTES_FOR_INDEXES = 4L << 30;
  private static final long MEGABYTES_FOR_ONE_NODE = 2048;

  /** A heap of 512 MB, and what lies outside of it. */
  private static final long MEGABYTES_FOR_EACH_FURTHER_NODE = 800;

  private static final AtomicBoolean SAID = new AtomicBoolean();

  private static @Nullable TestCluster shared;
  private static @Nullable TestCluster ofPromises;

  private final Path folder;
  private final List<Node> nodes;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private TestCluster(Path folder, List<Node> nodes) {
    this.folder = folder;
    this.nodes = nodes;
  }

  /** A place in the cluster; its process may be replaced. */
  private static final class Node {
    final Path folder;
    final List<String> command;
    final URI address;
    @Nullable Process process;

    Node(Path folder, List<String> command, URI address) {
      this.folder = folder;
      this.command = command;
      this.address = address;
    }

    Path output() {
      return folder.resolve("output.log");
    }

    Path log() {
      return folder.resolve("logs").resolve("node.log");
    }

    void start() throws IOException {
      Files.createDirectories(folder);
      ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(output().toFile());
      process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    }

    Process process() {
      if (process == null) {
        throw new IllegalStateException("node " + folder.getFileName() + " was never started");
      }
      return process;
    }

    void kill() {
      if (process != null) {
        process.destroyForcibly().onExit().join();
      }
    }
  }

  /**
   * Starts some nodes and waits until they form a cluster.
   *
   * @param nodes 1 or 3; two nodes could not lose one and go on
   * @param settings settings of OpenSearch for each node, each {@code name=value}
   */
  static TestCluster start(int nodes, String... settings) throws IOException, InterruptedException {
    if (nodes != 1 && nodes != 3) {
      throw new IllegalArgumentException("a test cluster has 1 or 3 nodes; got " + nodes);
    }
    skipUnlessPossible(nodes);
    Path folder = Files.createTempDirectory(quickFolder(), "denicheur-opensearch");
    TestCluster cluster = new TestCluster(folder, describe(folder, nodes, List.of(settings)));
    try {
      for (Node node : cluster.nodes) {
        node.start();
      }
      cluster.awaitNodes(nodes);
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * Returns the cluster of one node that tests of this JVM share. It starts at the first call and
   * ends with the JVM. A test must use indexes of its own, and must not close or kill it.
   */
  public static synchronized TestCluster shared() throws IOException, InterruptedException {
    if (shared == null) {
      shared = startForAll(1);
    }
    return shared;
  }

  /**
   * Returns the cluster on which promises are tested, shared like {@link #shared}. It has as many
   * nodes as the environment variable {@code DENICHEUR_OPENSEARCH_NODES} says; else it is the same.
   */
  static synchronized TestCluster ofPromises() throws IOException, InterruptedException {
    String nodes = System.getenv("DENICHEUR_OPENSEARCH_NODES");
    if (nodes == null) {
      return shared();
    }
    if (ofPromises == null) {
      ofPromises = startForAll(Integer.parseInt(nodes));
    }
    return ofPromises;
  }

  private static TestCluster startForAll(int nodes) throws IOException, InterruptedException {
    TestCluster cluster = start(nodes);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    return cluster;
  }

  /** Returns whether this machine can run one node. */
  static boolean isPossible() throws IOException {
    return obstacle(1).isEmpty();
  }

  /** Returns the address at which a node answers HTTP, without a path. */
  URI address(int node) {
    return nodes.get(node).address;
  }

  /** Returns the addresses of all nodes, including those that do not run. */
  public List<URI> addresses() {
    return nodes.stream().map(node -> node.address).toList();
  }

  /** Sends a request to a node; an empty body is left out. */
  HttpResponse<String> send(int node, String method, String path, String json)
      throws IOException, InterruptedException {
    return send(nodes.get(node), method, path, json);
  }

  /** Kills a node as {@code kill -9} does. */
  void kill(int node) {
    nodes.get(node).kill();
  }

  /** Freezes a node: it keeps its connections and answers nothing. */
  void stop(int node) throws IOException {
    signal(node, "STOP");
  }

  /** Lets a frozen node go on. */
  void resume(int node) throws IOException {
    signal(node, "CONT");
  }

  /**
   * Starts nodes again, each in its old folder and on its old ports, and waits until each of them
   * belongs to a cluster. Kills those that still run.
   */
  void restart(int... restarted) throws IOException, InterruptedException {
    for (int node : restarted) {
      nodes.get(node).kill();
      nodes.get(node).start();
    }
    for (int node : restarted) {
      await(nodes.get(node), "/_cluster/health?cluster_manager_timeout=1s");
    }
  }

  /** Waits until each node whose process runs sees a cluster of exactly so many nodes. */
  void awaitNodes(int count) throws IOException, InterruptedException {
    for (Node node : nodes) {
      if (node.process().isAlive()) {
        await(
            node, "/_cluster/health?cluster_manager_timeout=1s&timeout=1s&wait_for_nodes=" + count);
      }
    }
  }

  /** Kills all nodes and deletes their folders. */
  @Override
  public void close() {
    nodes.forEach(Node::kill);
    client.shutdownNow();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException("could not delete the folder of a test cluster", e);
    }
  }

  /** Waits until a node answers a request with 200; the node must live until then. */
  private void await(Node node, String path) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String answer = "none";
    while (true) {
      try {
        HttpResponse<String> response = send(node, "GET", path, "");
        if (response.statusCode() == 200) {
          return;
        }
        answer = response.toString();
      } catch (IOException e) {
        answer = e.toString();
      }
      boolean isOver = node.process().waitFor(50, TimeUnit.MILLISECONDS);
      if (isOver || System.nanoTime() > end) {
        String how = isOver ? " ended" : " did not get ready within " + PATIENCE.toSeconds() + " s";
        throw new AssertionError(
            "node "
                + node.folder.getFileName()
                + how
                + "; last answer to "
                + path
                + ": "
                + answer
                + "\n"
                + tail(node.output())
                + "\n"
                + tail(node.log()));
      }
    }
  }

  private HttpResponse<String> send(Node node, String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(node.address.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(
                method,
                json.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void signal(int node, String name) throws IOException {
    String pid = Long.toString(nodes.get(node).process().pid());
    Process kill = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start();
    int status = kill.onExit().join().exitValue();
    if (status != 0) {
      throw new IllegalStateException(
          "kill -" + name + " failed on node " + node + ": status " + status);
    }
  }

  /**
   * Returns a folder in memory if there is one with room, because a node waits for the disk at
   * almost each request that tests send; else the usual one.
   */
  private static Path quickFolder() throws IOException {
    boolean hasRoom =
        Files.isWritable(IN_MEMORY)
            && Files.getFileStore(IN_MEMORY).getUsableSpace() > BYTES_FOR_INDEXES;
    return hasRoom ? IN_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static List<Node> describe(Path folder, int count, List<String> settings)
      throws IOException {
    List<Integer> ports = freePorts(2 * count);
    List<String> names = IntStream.range(0, count).mapToObj(i -> "node" + i).toList();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String http = ports.get(i).toString();
      String transport = ports.get(count + i).toString();
      Path home = folder.resolve(names.get(i));
      List<String> command = java();
      command.addAll(List.of(home.toString(), names.get(i), http, transport, "127.0.0.1"));
      if (count > 1) {
        String seeds =
            ports.subList(count, 2 * count).stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(","));
        command.addAll(List.of(seeds, String.join(",", names)));
      }
      command.addAll(settings);
      nodes.add(new Node(home, command, URI.create("http://127.0.0.1:" + http)));
    }
    return nodes;
  }

  private static List<String> java() throws IOException {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseSerialGC", // less memory outside of the heap
            "-XX:TieredStopAtLevel=1", // starts in three quarters of the time
            "--enable-native-access=ALL-UNNAMED",
            "-Dends.with.parent=true",
            "-cp",
            Files.readString(CLASSPATH).strip(),
            "src/test/opensearch/OpenSearchNode.java"));
  }

  /**
   * Returns different ports that nothing listens on. They lie below those from which the system
   * takes ports for outgoing connections, so they stay free while a node is down.
   */
  private static List<Integer> freePorts(int count) throws IOException {
    Set<Integer> ports = new LinkedHashSet<>();
    while (ports.size() < count) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        ports.add(socket.getLocalPort());
      } catch (BindException e) {
        // Another program listens there: try another port.
      }
    }
    return List.copyOf(ports);
  }

  private static void skipUnlessPossible(int nodes) throws IOException {
    Optional<String> obstacle = obstacle(nodes);
    if (obstacle.isEmpty() || "required".equals(System.getenv("DENICHEUR_OPENSEARCH"))) {
      return;
    }
    String message = "SKIPPED, tests that need OpenSearch: " + obstacle.get();
    if (!SAID.getAndSet(true)) {
      System.err.println("\n*** " + message + " ***\n");
    }
    Assumptions.abort(message);
  }

  /** Returns why this machine cannot run so many nodes. */
  private static Optional<String> obstacle(int nodes) throws IOException {
    if (!Files.exists(CLASSPATH)) {
      return Optional.of(CLASSPATH + " is missing; mvn generate-test-resources makes it");
    }
    long needed = MEGABYTES_FOR_ONE_NODE + (nodes - 1) * MEGABYTES_FOR_EACH_FURTHER_NODE;
    long available = availableMegabytes();
    return available < needed
        ? Optional.of(
            nodes + " node(s) need " + needed + " MB of memory; " + available + " are free")
        : Optional.empty();
  }

  private static long availableMegabytes() throws IOException {
    if (!Files.exists(MEMORY)) {
      return Long.MAX_VALUE; // not Linux: try
    }
    return Files.readAllLines(MEMORY).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static String tail(Path file) throws IOException {
    if (!Files.exists(file)) {
      return file.getFileName() + ": missing";
    }
    List<String> lines = Files.readAllLines(file);
    List<String> last = lines.subList(Math.max(0, lines.size() - 40), lines.size());
    return file.getFileName() + ":\n" + String.join("\n", last);
  }
}

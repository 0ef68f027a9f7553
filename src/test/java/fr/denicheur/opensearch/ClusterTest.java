package fr.denicheur.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.denicheur.opensearch.cluster.Cluster;
import fr.denicheur.opensearch.cluster.ClusterFault;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import fr.denicheur.opensearch.cluster.ClusterSettings.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Requests to a real node, partly through a proxy that is faulty on purpose. */
@Timeout(60)
@Isolated("a node takes a whole processor")
class ClusterTest {
  private static final String INDEX = "/cluster-test";
  private static final FaultyProxy.Fault OVERLOADED =
      FaultyProxy.answer(
          429,
          """
          {"error": {"type": "rejected_execution_exception", "reason": "the queue is full"}}
          """);

  private URI node;
  private FaultyProxy proxy;
  private Cluster direct;

  @BeforeEach
  void connect() throws Exception {
    node = TestCluster.shared().address(0);
    proxy = FaultyProxy.before(node);
    direct = new Cluster(ClusterSettings.at(node));
    direct.send("PUT", INDEX, json("{'settings': {'number_of_replicas': 0}}"));
  }

  @AfterEach
  void disconnect() {
    if (direct != null) {
      direct.send("DELETE", INDEX, MissingNode.getInstance());
      direct.close();
      proxy.close();
    }
  }

  @Test
  void anIdMayHoldSlashesAccentsAndSpaces() {
    String path = INDEX + "/_doc/" + Cluster.segment("métier/1 ? a+b & 100 % *");
    direct.send("PUT", path, json("{'title': 'soudeuse'}"));
    JsonNode answer = direct.get(path);
    assertThat(answer.path("_id").asText()).isEqualTo("métier/1 ? a+b & 100 % *");
    assertThat(answer.path("_source").path("title").asText()).isEqualTo("soudeuse");
  }

  @Test
  void linesOfJsonReachTheCluster() {
    byte[] lines =
        """
        {"index": {"_id": "a"}}
        {"title": "soudeuse à l’arc"}
        {"delete": {"_id": "b"}}
        """
            .getBytes(StandardCharsets.UTF_8);
    JsonNode answer = direct.send("POST", INDEX + "/_bulk", lines);
    assertThat(answer.path("errors").asBoolean(true)).isFalse();
    assertThat(answer.path("items").findValuesAsText("status")).containsExactly("201", "404");
  }

  @Test
  void aHeadWithoutABodyIsAMissingNode() {
    assertThat(direct.send("HEAD", INDEX, MissingNode.getInstance()).isMissingNode()).isTrue();
  }

  @Test
  void aMissingIndexAndAMissingDocumentAreNotFound() {
    ClusterFault index = fault(() -> direct.get("/no-such-index/_search"));
    assertThat(index.isNotFound()).isTrue();
    assertThat(index.type()).isEqualTo("index_not_found_exception");
    assertThat(index)
        .hasMessage(
            "the cluster answered GET /no-such-index/_search with 404 index_not_found_exception:"
                + " no such index [no-such-index]");
    ClusterFault document = fault(() -> direct.get(INDEX + "/_doc/none"));
    assertThat(document.isNotFound()).isTrue();
    assertThat(document.type()).isEmpty();
  }

  @Test
  void whatExistsAlreadyIsAConflict() {
    String path = INDEX + "/_create/a";
    direct.send("PUT", path, json("{}"));
    assertThat(fault(() -> direct.send("PUT", path, json("{}"))).isConflict()).isTrue();
  }

  @Test
  void aFullDiskIsToldApartFromOverloadAndNotAskedAgain() {
    direct.send("PUT", INDEX + "/_settings", json("{'index.blocks.read_only_allow_delete': true}"));
    Cluster cluster = through(proxy);
    ClusterFault fault = fault(() -> cluster.send("PUT", INDEX + "/_doc/a", json("{}")));
    assertThat(fault.status()).isEqualTo(429);
    assertThat(fault.isReadOnly()).isTrue();
    assertThat(proxy.requests()).hasSize(1);
  }

  @Test
  void anIndexThatAnOperatorBlockedIsReadOnly() {
    direct.send("PUT", INDEX + "/_settings", json("{'index.blocks.write': true}"));
    ClusterFault fault = fault(() -> direct.send("PUT", INDEX + "/_doc/a", json("{}")));
    assertThat(fault.status()).isEqualTo(403);
    assertThat(fault.isReadOnly()).isTrue();
  }

  @Test
  @Tag("I21")
  void anOverloadedClusterIsAskedAgain() {
    proxy.order(OVERLOADED, OVERLOADED, FaultyProxy.answer(503, "Service Unavailable"));
    assertThat(through(proxy).get(INDEX + "/_count").path("count").asInt(-1)).isZero();
    assertThat(proxy.requests()).hasSize(4);
  }

  @Test
  void anOverloadedClusterIsAskedUntilTheTimeIsOver() {
    proxy.orderAlways(OVERLOADED);
    Cluster cluster = through(proxy);
    long start = System.nanoTime();
    ClusterFault fault = fault(() -> cluster.get(INDEX + "/_count", Duration.ofSeconds(1)));
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
    assertThat(proxy.requests()).hasSizeGreaterThan(1);
    assertThat(fault.status()).isEqualTo(429);
    assertThat(fault.reason()).isEqualTo("the queue is full");
  }

  /** A proxy that says 504 does not know whether the node has written. */
  @Test
  void aWriteThatDependsOnTheStateIsNotSentTwice() {
    proxy.order(FaultyProxy.answer(504, "<html>Gateway Timeout</html>"));
    Cluster cluster = through(proxy);
    ClusterFault fault =
        fault(() -> cluster.send("PUT", INDEX + "/_doc/a?op_type=create", json("{}")));
    assertThat(fault)
        .hasMessageContaining("PUT " + INDEX)
        .hasMessageEndingWith("with 504: <html>Gateway Timeout</html>");
    assertThat(proxy.requests()).hasSize(1);
  }

  @Test
  void aSearchWhoseConnectionWasCutIsSentAgain() {
    proxy.order(FaultyProxy.CUT);
    JsonNode answer = through(proxy).send("POST", INDEX + "/_search?size=0", json("{}"));
    assertThat(answer.path("timed_out").asBoolean(true)).isFalse();
  }

  @Test
  void aDocumentWithoutAnIdIsNotSentTwiceIfTheAnswerWasLost() {
    proxy.order(FaultyProxy.LOSE_ANSWER);
    Cluster cluster = through(proxy);
    assertThat(fault(() -> cluster.send("POST", INDEX + "/_doc", json("{}"))).isUnreachable())
        .isTrue();
    direct.send("POST", INDEX + "/_refresh", MissingNode.getInstance());
    assertThat(direct.get(INDEX + "/_count").path("count").asInt()).isEqualTo(1);
  }

  @Test
  void aDeadAddressIsPassedOver() throws Exception {
    try (Cluster cluster = new Cluster(ClusterSettings.at(deadAddress(), proxy.address()))) {
      cluster.send("POST", INDEX + "/_doc", json("{}")); // was not sent, so not sent twice
      assertThat(proxy.requests()).containsOnlyOnce("POST " + INDEX + "/_doc");
    }
  }

  @Test
  void aClusterWithoutALivingNodeIsUnreachable() throws Exception {
    URI dead = deadAddress();
    ClusterFault fault = fault(() -> new Cluster(ClusterSettings.at(dead)).get(INDEX));
    assertThat(fault.isUnreachable()).isTrue();
    assertThat(fault.getCause()).isNotNull();
    assertThat(fault).hasMessageContaining("GET " + INDEX).hasMessageContaining(dead.toString());
  }

  @Test
  @Tag("I21")
  void aNodeThatHangsDelaysOneCallAndIsThenAskedInTheBackground() throws Exception {
    try (FaultyProxy frozen = FaultyProxy.before(node)) {
      frozen.orderAlways(FaultyProxy.HANG);
      try (Cluster cluster =
          new Cluster(
              ClusterSettings.at(frozen.address(), proxy.address())
                  .within(Duration.ofSeconds(2)))) {
        cluster.get(INDEX);
        cluster.get(INDEX);
        assertThat(frozen.requests()).containsOnlyOnce("GET " + INDEX);
        assertThat(proxy.requests()).filteredOn(("GET " + INDEX)::equals).hasSize(2);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!frozen.requests().contains("GET /")) {
          assertThat(System.nanoTime()).as("the node is asked whether it is back").isLessThan(end);
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
      }
    }
  }

  @Test
  void aNodeThatStopsInTheMiddleOfAnAnswerIsPassedOver() throws Exception {
    try (FaultyProxy frozen = FaultyProxy.before(node)) {
      frozen.orderAlways(FaultyProxy.HANG_IN_BODY);
      try (Cluster cluster =
          new Cluster(
              ClusterSettings.at(frozen.address(), proxy.address())
                  .within(Duration.ofSeconds(2)))) {
        assertThat(cluster.get(INDEX + "/_count").path("count").asInt(-1)).isZero();
        assertThat(frozen.requests()).containsOnlyOnce("GET " + INDEX + "/_count");
      }
    }
  }

  @Test
  void anInterruptEndsACallAndStays() throws Exception {
    proxy.orderAlways(FaultyProxy.HANG);
    Cluster cluster = through(proxy);
    var flag = new AtomicBoolean();
    var seen = new CompletableFuture<ClusterFault>();
    Thread caller =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              seen.complete(fault(() -> cluster.get(INDEX, Duration.ofSeconds(50))));
              flag.set(Thread.currentThread().isInterrupted());
            });
    awaitRequest();
    caller.interrupt();
    assertThat(seen.get(10, TimeUnit.SECONDS).isUnreachable()).isTrue();
    assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
    assertThat(flag).isTrue();
  }

  @Test
  void closingEndsTheCallsThatRun() throws Exception {
    proxy.orderAlways(FaultyProxy.HANG);
    Cluster cluster = through(proxy);
    CompletableFuture<ClusterFault> call =
        CompletableFuture.supplyAsync(
            () -> fault(() -> cluster.get(INDEX, Duration.ofSeconds(50))));
    awaitRequest();
    cluster.close();
    assertThat(call.get(10, TimeUnit.SECONDS).isUnreachable()).isTrue();
  }

  @Test
  void credentialsReachTheClusterAndNoMessage() {
    proxy.orderAlways(FaultyProxy.answer(401, "Unauthorized"));
    for (Credentials credentials :
        List.of(new Credentials.Password("nadège", "chut"), new Credentials.ApiKey("chut"))) {
      assertThat(credentials.toString()).doesNotContain("chut");
      Cluster cluster = signedIn(proxy.address(), credentials, null);
      ClusterFault fault = fault(() -> cluster.get(INDEX));
      assertThat(fault).hasMessage("the cluster answered GET " + INDEX + " with 401: Unauthorized");
    }
    assertThat(proxy.authorizations()).containsExactly("Basic bmFkw6hnZTpjaHV0", "ApiKey chut");
  }

  @Test
  @Tag("I21")
  void aCertificateIsTrustedOnlyIfTheOperatorSaysSo(@TempDir Path folder) throws Exception {
    Path certificate = folder.resolve("ca.pem");
    try (FaultyProxy secure = FaultyProxy.before(node, selfSigned(folder, certificate))) {
      Cluster careful = new Cluster(ClusterSettings.at(secure.address()));
      assertThat(fault(() -> careful.get("/")).isUnreachable()).isTrue();
      Cluster told = signedIn(secure.address(), new Credentials.None(), certificate);
      told.requireVersion();
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused(@TempDir Path folder) throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    assertThatThrownBy(() -> signedIn(node, new Credentials.None(), empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty.pem");
  }

  @Test
  void aServerThatRanksByAnotherFormulaIsRefusedInWords() {
    proxy.order(
        FaultyProxy.answer(
            200,
            """
            {"version": {"distribution": "opensearch", "number": "2.11.0"}}
            """));
    Cluster cluster = through(proxy);
    assertThatThrownBy(cluster::requireVersion)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the cluster at "
                + proxy.address()
                + " runs OpenSearch 2.11.0; Dénicheur needs OpenSearch 3.2 or newer, because older"
                + " servers score words differently (BM25 with another factor)");
    cluster.requireVersion(); // the real one
  }

  @Test
  void anotherProductIsRefusedInWords() {
    proxy.order(
        FaultyProxy.answer(
            200,
            """
            {"version": {"number": "9.1.0"}}
            """));
    Cluster cluster = through(proxy);
    assertThatThrownBy(cluster::requireVersion)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs a server that is not OpenSearch, version 9.1.0");
  }

  private static Cluster through(FaultyProxy proxy) {
    return new Cluster(ClusterSettings.at(proxy.address()));
  }

  private static Cluster signedIn(URI address, Credentials credentials, @Nullable Path caFile) {
    return new Cluster(
        new ClusterSettings(
            List.of(address), "denicheur", credentials, caFile, Duration.ofSeconds(10), 1, 0));
  }

  private static ClusterFault fault(ThrowingCallable call) {
    return catchThrowableOfType(ClusterFault.class, call);
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitRequest() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (proxy.requests().isEmpty()) {
      assertThat(System.nanoTime()).as("a request arrives").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static URI deadAddress() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private static SSLContext selfSigned(Path folder, Path certificate) throws Exception {
    Path store = folder.resolve("keys.p12");
    keytool(
        "-genkeypair -alias node -keyalg EC -dname CN=node -ext san=ip:127.0.0.1 -validity 1"
            + " -storetype PKCS12 -storepass changeit -keystore",
        store);
    keytool(
        "-exportcert -rfc -alias node -storepass changeit -file " + certificate + " -keystore",
        store);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    assertThat(Collections.list(keys.aliases())).containsExactly("node");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String arguments, Path store) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.add(store.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}

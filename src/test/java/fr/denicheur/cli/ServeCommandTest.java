package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.cli.Launcher.Ended;
import fr.denicheur.cli.Launcher.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, started by the launcher and ended by a signal. */
class ServeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Launcher launcher;

  @BeforeEach
  void copyLauncher() throws IOException {
    launcher = Launcher.copiedTo(folder);
  }

  @Test
  void aServerAnswersAndEndsWellOnSigterm() throws Exception {
    try (Server server = launcher.serve();
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = get(client, server.address() + "/health/ready");
      assertThat(answer.statusCode()).isEqualTo(200);

      long begin = System.nanoTime();
      Ended ended = server.stop(); // the client's connection is still open

      assertThat(ended.status()).isZero();
      assertThat(ended.err()).isEmpty();
      assertThat(ended.out())
          .isEqualTo(
              "Dénicheur répond sur " + server.address() + " (5 offres). Ctrl+C pour l'arrêter.\n");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void anAddressOfIpv6MayStandInBracketsAsInAUrl() throws Exception {
    for (String host : new String[] {"[::1]", "::1"}) {
      try (Server server = launcher.serve("--host", host, "--allowed-hosts", host);
          HttpClient client = HttpClient.newHttpClient()) {
        assertThat(server.address()).startsWith("http://[::1]:");
        assertThat(get(client, server.address() + "/api/v1/search?q=design").statusCode())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void theCommandLinePrintsWhatHttpAnswersWhileAServerWritesTheIndex() throws Exception {
    try (Server server = launcher.serve();
        HttpClient client = HttpClient.newHttpClient()) {
      String query = "/api/v1/search?q=sant%C3%A9+mentale&open=true&size=2";
      HttpResponse<String> answer = get(client, server.address() + query);
      Ended printed =
          launcher.shell("./denicheur search santé mentale --open true --size 2 --json");

      assertThat(printed.err()).isEmpty();
      assertThat(withoutTime(printed.out())).isEqualTo(withoutTime(answer.body()));
      assertThat(withoutTime(answer.body()).get("total").asInt()).isPositive();
    }
  }

  /** The launcher records one, so that later starts are quicker. */
  @Test
  void aRehearsalAnswersFirstVisitorsAndEnds() throws Exception {
    Ended ended = launcher.shell("./denicheur serve --port 0 --admin-port off --rehearse");

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("(5 offres)");
  }

  @Test
  void aCollectorThatTheOperatorNamesIsTheOnlyOne() throws Exception {
    String version = "./denicheur --version";
    for (String collector : new String[] {"Serial", "Parallel", "G1"}) {
      Ended ended = launcher.shell("DENICHEUR_JAVA_OPTS='-XX:+Use" + collector + "GC' " + version);
      assertThat(ended.status()).as(ended.err()).isZero();
    }
  }

  @Test
  void theHeapGrowsWithTheIndexUnlessTheOperatorSaysHowLargeItIs() throws Exception {
    Ended ended =
        launcher.shell(
            """
            mkdir -p fake/bin large
            echo 'JAVA_VERSION="21"' > fake/release
            printf '#!/bin/sh\necho "$@"\n' > fake/bin/java
            chmod +x fake/bin/java
            dd if=/dev/zero of=large/segment bs=1048576 count=64 2>/dev/null
            export JAVA_HOME=$PWD/fake
            ./denicheur search --index none
            ./denicheur search --index=large
            DENICHEUR_INDEX=large ./denicheur search
            DENICHEUR_JAVA_OPTS=-Xmx64m ./denicheur search --index large
            """);

    assertThat(ended.out().lines())
        .map(line -> line.replaceAll("^.*-XX:NewSize=(\\w+) .*$", "$1"))
        .startsWith("32m", "40m", "40m")
        .last()
        .asString()
        .contains("-Xmx64m")
        .doesNotContain("NewSize", "-Xms");
  }

  @Test
  void aSecondServerOnOneIndexNamesTheFirst() throws Exception {
    try (Server server = launcher.serve()) {
      Ended second = launcher.shell("./denicheur serve --port 0");

      assertThat(second.status()).isEqualTo(1);
      assertThat(second.err())
          .contains("index in use by pid " + server.process().pid(), "--index")
          .hasLineCount(1);
    }
  }

  @Test
  void aSignalWhileTheIndexIsMadeLeavesNothingThatHurts() throws Exception {
    Launcher.Ended interrupted =
        launcher.shell(
            """
            ./denicheur serve --port 0 > early 2>&1 & server=$!
            until [ -e index/lock ]; do :; done
            kill -TERM $server
            wait $server || true
            """);

    assertThat(interrupted.status()).isZero();
    assertThat(launcher.shell("./denicheur index").out()).contains("5 offres dans l'index");
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode withoutTime(String answer) throws IOException {
    ObjectNode tree = (ObjectNode) JSON.readTree(answer);
    tree.remove("tookMs");
    return tree;
  }
}

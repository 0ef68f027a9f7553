package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.denicheur.cli.Launcher.Ended;
import fr.denicheur.cli.Launcher.Server;
import fr.denicheur.opensearch.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Two servers, each a process of its own, in front of one real cluster and one folder. */
@Isolated("a node takes a whole processor")
class ServeFromClusterTest {
  /** Another server takes over at the latest so long after the writing one died. */
  private static final Duration TAKE_OVER = Duration.ofSeconds(30);

  /** Postings of a branch. */
  private static final int MANY = Integer.getInteger("denicheur.postings", 500);

  private static final String TOKEN = "b".repeat(40);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Launcher launcher;
  private String cluster;

  @BeforeEach
  void copyLauncherAndStartCluster() throws Exception {
    URI address = TestCluster.shared().addresses().getFirst();
    launcher = Launcher.copiedTo(folder);
    Files.writeString(folder.resolve("tokens"), TOKEN);
    cluster = "--engine opensearch --opensearch-replicas 0 --opensearch-url " + address;
  }

  @Test
  void aServerFollowsItsFolderAndAnotherTakesOverWhenItEnds() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient();
        Server first = serve("follow", "first")) {
      assertThat(get(client, first, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(total(client, first, "sante+mentale")).isPositive();
      write("luthier.md", "---\nroles: Luthière\n---\nTu répares des violoncelles.\n");
      await("the file", first, () -> total(client, first, "violoncelles") == 1);

      try (Server second = serve("follow", "second", "--verbose", "--tokens", "tokens")) {
        assertThat(get(client, second, "/health/ready").statusCode()).isEqualTo(200);
        assertThat(total(client, second, "violoncelles")).isEqualTo(1);
        await("the log line", second, () -> err(second).contains("; this one only answers"));
        assertThat(err(second))
            .contains("another Dénicheur writes the index follow")
            .doesNotContain(" ERROR ");

        HttpResponse<String> problems = problems(client, second);
        assertThat(problems.statusCode()).as(problems.body()).isEqualTo(503);
        assertThat(problems.body()).contains("another Dénicheur reads the files");

        HttpResponse<String> put =
            put(client, second, "harpiste", "---\nroles: Harpiste\n---\nTu accordes.\n");
        assertThat(put.statusCode()).as(put.body()).isEqualTo(202);
        await("what it was given", second, () -> total(client, second, "harpiste") == 1);

        Ended ended = first.stop();
        assertThat(ended.status()).isZero();
        assertThat(ended.err()).isEmpty();
        write("luthier.md", "---\nroles: Luthière\n---\nTu répares des clavecins.\n");
        long begin = System.nanoTime();
        await("the change", second, () -> total(client, second, "clavecins") == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TAKE_OVER);
        assertThat(total(client, second, "violoncelles")).isZero();
        assertThat(err(second)).contains("this Dénicheur writes the index now");
        assertThat(problems(client, second).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void commandsReadWhatAServerWrites() throws Exception {
    String named = " " + cluster + " --opensearch-index commands";
    Ended none = launcher.shell("./denicheur search santé mentale --json" + named);
    assertThat(none.status()).as(none.err()).isZero();
    try (Server server = serve("commands", "first")) {
      Ended found = launcher.shell("./denicheur search santé mentale --json" + named);
      assertThat(found.err()).isEmpty();
      assertThat(JSON.readTree(found.out()).path("total"))
          .isEqualTo(JSON.readTree(none.out()).path("total"));

      for (String command : new String[] {"index", "purge"}) {
        Ended refused = launcher.shell("./denicheur " + command + named);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
            .contains("another Dénicheur writes the index commands")
            .contains("pid " + server.process().pid(), "--opensearch-index")
            .hasLineCount(1);
      }
      Ended unused = server.stop(); // which sets the lease free
      Ended indexed = launcher.shell("./denicheur index" + named);
      assertThat(indexed.out()).as(indexed.err()).contains("5 offres dans l'index");
    }
  }

  @Test
  @Tag("I29")
  void aKilledWriterIsReplacedWithinThirtySecondsAndNothingIsLost() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient();
        Server first = serve("killed", "first");
        Server second = serve("killed", "second")) {
      await("an answer", second, () -> total(client, second, "sante+mentale") > 0);
      writeMany("vielle");
      await("the first file", first, () -> total(client, first, "vielle") > 0);
      first.process().destroyForcibly().waitFor(); // while it reads and writes the others
      long begin = System.nanoTime();
      await("take-over", second, () -> err(second).contains("this Dénicheur writes the index now"));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TAKE_OVER);
      Files.delete(folder.resolve("seeds").resolve("p0.md"));
      write("p1.md", "---\nroles: Luthière\n---\nTu répares une épinette.\n");
      await("the folder", second, () -> total(client, second, "vielle") == MANY - 2);
      await("the change", second, () -> total(client, second, "epinette") == 1);
    }
  }

  /** Readers see each posting in its old or its new version, and never without any. */
  @Test
  @Tag("I29")
  void aCheckoutOfAnotherBranchIsFollowed() throws Exception {
    writeMany("vielle");
    commit("one");
    writeMany("clavecin");
    commit("other");
    git("checkout", "-q", "one");
    try (HttpClient client = HttpClient.newHttpClient();
        Server server = serve("checkout", "first")) {
      assertThat(total(client, server, "vielle")).isEqualTo(MANY);
      git("checkout", "-q", "other");
      Random random = new Random(7);
      await(
          "the other branch",
          server,
          () -> {
            String path = "/api/v1/postings/p" + random.nextInt(MANY);
            HttpResponse<String> one = get(client, server, path);
            assertThat(one.statusCode()).as(path).isEqualTo(200);
            assertThat(one.body()).containsAnyOf("vielle", "clavecin");
            return total(client, server, "clavecin") == MANY;
          });
      assertThat(total(client, server, "vielle")).isZero();
    }
  }

  private void writeMany(String instrument) throws IOException {
    for (int i = 0; i < MANY; i++) {
      String text = "---\nroles: Luthière\n---\nTu répares la " + instrument + " n° " + i + ".\n";
      write("p" + i + ".md", text);
    }
  }

  private void commit(String branch) throws Exception {
    git("init", "-q");
    git("checkout", "-q", "-b", branch);
    git("add", "--all");
    git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-q", "-m", branch);
  }

  private void git(String... arguments) throws Exception {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    Process git =
        new ProcessBuilder(command).directory(folder.resolve("seeds").toFile()).inheritIO().start();
    assertThat(git.waitFor()).as("%s", command).isZero();
  }

  private Server serve(String index, String home, String... more) throws Exception {
    String options = cluster + " --opensearch-index " + index + " --index " + home;
    return launcher.serve(
        Stream.concat(Stream.of(options.split(" ", -1)), Stream.of(more)).toArray(String[]::new));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("seeds").resolve(name), text);
  }

  private static String err(Server server) throws IOException {
    return Files.readString(server.err());
  }

  private static int total(HttpClient client, Server server, String words) throws Exception {
    HttpResponse<String> answer =
        get(client, server, "/api/v1/search?typos=off&collapse=off&q=" + words);
    JsonNode total = JSON.readTree(answer.body()).path("total");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return total.asInt();
  }

  private static HttpResponse<String> get(HttpClient client, Server server, String path)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> problems(HttpClient client, Server server) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/problems"))
            .header("Authorization", "Bearer " + TOKEN)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> put(HttpClient client, Server server, String id, String text)
      throws Exception {
    URI address = URI.create(server.address() + "/api/v1/postings/" + id + "?wait=searchable");
    return client.send(
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "text/markdown")
            .PUT(HttpRequest.BodyPublishers.ofString(text))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Waits until something holds; the process must live until then. */
  private static void await(String what, Server server, Callable<Boolean> condition)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!condition.call()) {
      boolean isOver = server.process().waitFor(50, TimeUnit.MILLISECONDS);
      if (isOver || System.nanoTime() > end) {
        throw new AssertionError("no " + what + "; it said: " + err(server));
      }
    }
  }
}

package fr.denicheur.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the server; killed at the end, if it is not over by then. */
final class ServerProcess implements AutoCloseable {
  /** A process that hangs fails its test instead of the build. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ADDRESS = Pattern.compile("http://[0-9.:]+");

  private final Process process;
  private final Path out;
  private final Path err;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String address = "";

  private ServerProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What a process left behind. */
  record Ended(int status, String out, String err, Duration took) {}

  @FunctionalInterface
  interface Condition extends Callable<Boolean> {}

  static ServerProcess start(ProcessBuilder builder, Path folder) throws IOException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new ServerProcess(process, out, err);
  }

  /** Waits until it has told its address. */
  void awaitAnswering() throws Exception {
    await("an address", () -> Files.readString(out).endsWith("\n"));
    address = first(Files.readString(out));
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return URI.create(address).getPort();
  }

  /** What it said when it began to answer. */
  String announced() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  /** Waits until something holds; the process must live until then. */
  void await(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      boolean isOver = process.waitFor(20, TimeUnit.MILLISECONDS);
      if (isOver || System.nanoTime() > end) {
        throw new AssertionError(
            "no " + what + (isOver ? ", it ended; it said: " : "; it said: ") + err());
      }
    }
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  /** Asks whoever looks after the service; needs {@code --admin-port 0}. */
  String admin(String path) throws Exception {
    await("admin port", () -> ADDRESS.matcher(err()).find());
    return send(HttpRequest.newBuilder(URI.create(first(err()) + path))).body();
  }

  /** Writes a posting and returns the status. */
  int put(String id, String words) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address + "/api/v1/postings/" + id))
            .header("Authorization", "Bearer " + Installation.TOKEN)
            .header("Content-Type", "text/markdown")
            .PUT(HttpRequest.BodyPublishers.ofString(Installation.text(words))))
        .statusCode();
  }

  /** How many postings are found by a word; all by none. */
  int found(String word) throws Exception {
    String answer = get("/api/v1/search?size=0&collapse=off&typos=off&q=" + word).body();
    return JSON.readTree(answer).path("total").asInt(-1);
  }

  /** The text of a posting as the index has it; null where it has none. */
  @Nullable String text(String id) throws Exception {
    HttpResponse<String> answer = get("/api/v1/postings/" + id);
    return answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("text").asText() : null;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(
        request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String first(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no address in " + text);
    }
    return matcher.group();
  }

  /** How many files, sockets included, it has open. */
  int openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
      return (int) files.count();
    }
  }

  /** Sends a signal by its name. */
  void signal(String name) throws Exception {
    SystemCommand.run("kill", "-" + name, Long.toString(pid()));
  }

  /** Sends a signal and waits for the end. */
  Ended end(String signal) throws Exception {
    signal(signal);
    return ended();
  }

  /** Waits for the end. */
  Ended ended() throws Exception {
    long begin = System.nanoTime();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("does not end; it said: " + err());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return new Ended(process.exitValue(), Files.readString(out), err(), took);
  }

  /** Kills it as {@code kill -9} does. */
  void kill() throws Exception {
    process.destroyForcibly();
    Ended unused = ended();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    client.shutdownNow();
  }
}

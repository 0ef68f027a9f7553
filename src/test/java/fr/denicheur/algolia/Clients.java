package fr.denicheur.algolia;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The real clients and the pages that use them, on a site of their own. */
public final class Clients implements AutoCloseable {
  /** Where the clients are pinned; {@code npm ci} installs them there. */
  static final Path FOLDER = Path.of("src/test/algolia").toAbsolutePath();

  private final Javalin server = Javalin.create(Clients::configure).start("127.0.0.1", 0);

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.routes.get("/<path>", Clients::answer);
  }

  private static void answer(Context context) throws IOException {
    String path = context.pathParam("path");
    context
        .contentType(path.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript")
        .result(Files.readAllBytes(FOLDER.resolve(path)));
  }

  /** Whether Node and the clients are installed. */
  static boolean areInstalled() {
    return Files.isDirectory(FOLDER.resolve("node_modules"))
        && Files.isRegularFile(FOLDER.resolve("built/react.js"))
        && Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
  }

  /**
   * Returns the address of a page.
   *
   * @param api the server that the page asks: its host, port and path
   */
  public URI page(String name, String api) {
    return URI.create("http://127.0.0.1:" + server.port() + "/" + name + "?server=" + api);
  }

  /** Asks a server once what clients ask, because its first answer takes long. */
  public static void wake(URI server) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/1/indexes/*/queries"))
            .POST(
                BodyPublishers.ofString(
                    "{\"requests\":[{\"query\":\"infirm\",\"facets\":\"*\"},"
                        + "{\"type\":\"facet\",\"facet\":\"roles\",\"facetQuery\":\"d\"}]}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, BodyHandlers.discarding());
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}

package fr.denicheur.http;

import fr.denicheur.api.Api;
import fr.denicheur.engine.PostingKeeper;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.sync.FolderFollower;
import fr.denicheur.sync.PostingFolder;
import fr.denicheur.sync.Sources;
import fr.denicheur.sync.Synchronizer;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Route;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A real server over a real folder and a real index, that takes writes. */
public final class WritingServer implements AutoCloseable {
  public static final String TOKEN = "premier-jeton-0123456789abcdefghijklmnop";
  public static final String OTHER_TOKEN = "second-jeton-0123456789abcdefghijklmnopq";

  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2023-05-01T10:00:00Z"), ZoneOffset.UTC);

  public final Path folder;
  public final TestServer http;
  private final LuceneEngine engine;
  private final FolderFollower follower;

  /** Starts with what is in {@code home/annonces}. */
  public WritingServer(Path home) throws IOException {
    this(home, new Tokens(TOKEN + " , " + OTHER_TOKEN, Optional.empty()));
  }

  public WritingServer(Path home, Tokens tokens) throws IOException {
    folder = Files.createDirectories(home.resolve("annonces"));
    engine = LuceneEngine.open(home.resolve("index"));
    Synchronizer synchronizer = synchronizer(engine, folder);
    synchronizer.run();
    follower = new FolderFollower(synchronizer, FolderFollower.INTERVAL);
    follower.start(report -> {});
    http =
        new TestServer(
            engine,
            HttpSettings.on("127.0.0.1", 0).admitting(tokens),
            new Meters(),
            editing(synchronizer, follower, folder));
  }

  /** The routes for editors of a folder; nothing brings the index in step with it. */
  public static List<Route> editing(PostingKeeper engine, Path folder) {
    Synchronizer synchronizer = synchronizer(engine, folder);
    FolderFollower idle = new FolderFollower(synchronizer, FolderFollower.INTERVAL);
    return editing(synchronizer, idle, folder);
  }

  private static List<Route> editing(
      Synchronizer synchronizer, FolderFollower follower, Path folder) {
    PostingFolder postings = new PostingFolder(folder, TestServer.READER, follower);
    return Api.editing(postings, synchronizer::problems, BasePath.ROOT);
  }

  private static Synchronizer synchronizer(PostingKeeper engine, Path folder) {
    return new Synchronizer(engine, Sources.of(List.of(folder)), RoleFamilies.bundled(), TODAY);
  }

  public static String titled(String title) {
    return "---\nroles: " + title + "\nopen: true\ndate: 2023-04-03\n---\n# Mission\nDu texte.\n";
  }

  /** A request with a token. */
  public HttpRequest.Builder request(String idAndQuery) {
    return http.request("/api/v1/postings/" + idAndQuery)
        .header("Authorization", "Bearer " + TOKEN);
  }

  public HttpResponse<String> put(String idAndQuery, String content) throws Exception {
    return http.ask(putting(idAndQuery, content));
  }

  public HttpRequest.Builder putting(String idAndQuery, String content) {
    return request(idAndQuery)
        .header("Content-Type", "text/markdown")
        .PUT(BodyPublishers.ofString(content));
  }

  public HttpResponse<String> delete(String idAndQuery) throws Exception {
    return http.ask(request(idAndQuery).DELETE());
  }

  public HttpResponse<String> get(String id) throws Exception {
    return http.get("/api/v1/postings/" + id);
  }

  /** Asks until the status is this; says how long it took. */
  public Duration until(String id, int status) throws Exception {
    long start = System.nanoTime();
    while (get(id).statusCode() != status) {
      if (System.nanoTime() - start > Duration.ofSeconds(20).toNanos()) {
        throw new AssertionError("not " + status + " after 20 s: " + id);
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  public String file(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Override
  public void close() {
    http.close();
    follower.close();
    engine.close();
  }
}

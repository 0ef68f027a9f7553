package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.HttpServer;
import fr.denicheur.http.HttpSettings;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.sync.SyncProgress;
import fr.denicheur.sync.Synchronizer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The real server on a free port, over a real index of postings written for these tests. */
public final class LiveSite implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-06-01T10:00:00Z"), ZoneId.of("Europe/Paris"));

  private final SearchEngine engine;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private LiveSite(SearchEngine engine, HttpServer server) {
    this.engine = engine;
    this.server = server;
  }

  /** Serves the postings of a folder; the index is made beside it. */
  public static LiveSite of(Path postings, SiteSettings settings) {
    RoleFamilies families = RoleFamilies.bundled();
    SearchEngine engine = LuceneEngine.open(postings.resolveSibling("index"));
    new Synchronizer(engine, List.of(postings), families, CLOCK).run(SyncProgress.NONE);
    PostingReader reader = new PostingReader(families, CLOCK);
    Site site = new Site(engine, reader, settings);
    HttpServer server = HttpServer.start(engine, reader, HttpSettings.on("127.0.0.1", 0), site);
    return new LiveSite(engine, server);
  }

  /** Serves postings that say enough for every page to have something to show. */
  public static LiveSite withPostings(Path folder) throws IOException {
    return withPostings(folder, SiteSettings.DEFAULT);
  }

  /** Serves the same postings, beside those that are in the folder already. */
  public static LiveSite withPostings(Path folder, SiteSettings settings) throws IOException {
    Path postings = Files.createDirectories(folder.resolve("postings"));
    WrittenPostings.write(postings);
    return of(postings, settings);
  }

  public URI at(String pathAndQuery) {
    return URI.create(server.address() + pathAndQuery);
  }

  /** Asks for something, with headers by name and value. */
  public HttpResponse<String> get(String pathAndQuery, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(pathAndQuery));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** Its scheme, host and port. */
  public String origin() {
    return server.address().toString();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    engine.close();
  }
}

package fr.denicheur.site;

import fr.denicheur.algolia.Algolia;
import fr.denicheur.api.Api;
import fr.denicheur.engine.Fingerprint;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.http.Exposure;
import fr.denicheur.http.HttpServer;
import fr.denicheur.http.HttpSettings;
import fr.denicheur.http.Meters;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.posting.GeneratedPostings;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingBuilder;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.sync.Sources;
import fr.denicheur.sync.Synchronizer;
import fr.denicheur.web.Route;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Starts a real server with a real index, and asks for its pages. */
public final class SiteServer implements AutoCloseable {
  /** Settings that leave everything to Dénicheur. */
  public static final SiteSettings PLAIN =
      new SiteSettings(
          Optional.empty(),
          SiteSettings.DEFAULT_NAME,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Language.AUTO);

  /** Settings of a site of this name whose address is known. */
  static SiteSettings known(String name) {
    return new SiteSettings(
        Optional.of(URI.create("https://emplois.exemple.fr")),
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Language.AUTO);
  }

  /** Puts a proxy of this kind before every site over files; see {@link Proxy.Kind}. */
  private static final String FRONT = "denicheur.front";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2023-05-01T10:00:00Z"), ZoneOffset.UTC);

  private static final PostingReader READER = new PostingReader(RoleFamilies.bundled(), CLOCK);

  private final Closeable engine;
  private final HttpServer server;
  private final URI address;
  private final Closeable front;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Starts with some postings. */
  public SiteServer(Path index, SiteSettings settings, PostingBuilder... postings) {
    this(index, settings, Arrays.stream(postings).map(PostingBuilder::build));
  }

  private SiteServer(Path index, SiteSettings settings, Stream<Posting> postings) {
    this(filled(LuceneEngine.open(index), postings), settings);
  }

  private static LuceneEngine filled(LuceneEngine engine, Stream<Posting> postings) {
    postings.forEach(posting -> engine.put(posting, new Fingerprint("hash", null, 0)));
    engine.publish();
    return engine;
  }

  private SiteServer(LuceneEngine engine, SiteSettings about) {
    this(engine, engine, about);
  }

  private SiteServer(SearchEngine engine, Closeable atTheEnd, SiteSettings about) {
    this.engine = atTheEnd;
    server = started(engine, about);
    address = server.address();
    front = () -> {};
  }

  /** Starts behind a proxy, whose address the site has. */
  private SiteServer(LuceneEngine engine, SiteSettings about, Proxy proxy) {
    this.engine = engine;
    front = proxy;
    address = proxy.address();
    server = started(engine, at(address, about));
    proxy.start(server.port());
  }

  private static SiteSettings at(URI address, SiteSettings about) {
    return new SiteSettings(
        Optional.of(address),
        about.name(),
        about.organisation(),
        about.place(),
        about.templates(),
        about.source(),
        about.language());
  }

  private static HttpServer started(SearchEngine engine, SiteSettings about) {
    Site site = new Site(engine, READER, about);
    HttpSettings settings =
        HttpSettings.on("127.0.0.1", 0)
            .exposed(new Exposure(List.of(), List.of("127.0.0.1"), 0, false))
            .below(about.basePath())
            .refusing(
                Api::refusal,
                (problem, languages) -> Optional.of(site.refusal(problem, languages)));
    List<Route> api =
        Api.routes(
            engine, READER, about.source(), settings.limitsByName(), () -> false, about.basePath());
    List<Route> routes =
        Stream.of(api, Algolia.routes(engine, path -> path), site.routes())
            .flatMap(List::stream)
            .toList();
    return HttpServer.start(routes, settings, new Meters());
  }

  /** Starts with any engine. */
  static SiteServer over(SearchEngine engine) {
    return new SiteServer(engine, () -> {}, PLAIN);
  }

  /** Starts with the files of {@link WrittenPostings} and those already in the folder. */
  public static SiteServer overFiles(Path folder) throws IOException {
    return overFiles(folder, SiteServer.PLAIN);
  }

  /** Starts with files of postings; they and the index lie in the given folder. */
  public static SiteServer overFiles(Path folder, SiteSettings settings) throws IOException {
    Optional<Proxy.Kind> kind =
        Optional.ofNullable(System.getProperty(FRONT)).map(Proxy.Kind::valueOf);
    return kind.isPresent()
        ? behind(kind.get(), folder, settings)
        : new SiteServer(indexed(folder), settings);
  }

  /** Starts with the same files behind a proxy, below a path. */
  public static SiteServer behind(Proxy.Kind kind, Path folder, SiteSettings settings)
      throws IOException {
    return new SiteServer(indexed(folder), settings, new Proxy(kind, folder));
  }

  private static LuceneEngine indexed(Path folder) throws IOException {
    Path postings = Files.createDirectories(folder.resolve("postings"));
    WrittenPostings.write(postings);
    return indexed(postings, folder.resolve("index"));
  }

  private static LuceneEngine indexed(Path postings, Path index) throws IOException {
    LuceneEngine engine = LuceneEngine.open(index);
    new Synchronizer(engine, Sources.of(List.of(postings)), RoleFamilies.bundled(), CLOCK).run();
    return engine;
  }

  /** Starts with the files of a folder of postings. */
  public static SiteServer overFolder(Path postings, Path index, SiteSettings settings)
      throws IOException {
    return new SiteServer(indexed(postings, index), settings);
  }

  /** Starts with any number of plausible postings. */
  static SiteServer holding(Path index, GeneratedPostings texts, int count) {
    return new SiteServer(
        index,
        SiteServer.PLAIN,
        IntStream.range(0, count).mapToObj(i -> read("posting-" + i, texts.next())));
  }

  private static Posting read(String id, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return READER.read(new PostingId(id), id + ".md", bytes).posting().orElseThrow();
  }

  /** The public address of the site, without a slash at its end. */
  public URI address() {
    return address;
  }

  /** The address of a path and query string. */
  public URI at(String pathAndQuery) {
    return URI.create(address() + pathAndQuery);
  }

  /** Its scheme, host and port. */
  public String origin() {
    return address.getScheme() + "://" + address.getAuthority();
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(at(pathAndQuery)).timeout(PATIENCE);
  }

  HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> askForBytes(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> get(String pathAndQuery) throws Exception {
    return ask(request(pathAndQuery));
  }

  /** Asks for an absolute address. */
  HttpResponse<String> get(URI address) throws Exception {
    return ask(HttpRequest.newBuilder(address).timeout(PATIENCE));
  }

  /** Asks with headers, each a name and a value. */
  public HttpResponse<String> get(String pathAndQuery, String... headers) throws Exception {
    return ask(request(pathAndQuery).headers(headers));
  }

  /** Returns a page, whatever its status. */
  Document page(String pathAndQuery) throws Exception {
    return parsed(get(pathAndQuery));
  }

  /** Sends a form of one field. */
  HttpResponse<String> post(String path, String name, String value) throws Exception {
    String form = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return ask(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Parses an answer as a page, and resolves its addresses against the server's. */
  Document parsed(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body(), answer.uri().toString());
  }

  @Override
  public void close() throws IOException {
    client.close();
    front.close();
    server.close();
    engine.close();
  }
}

package fr.denicheur.http;

import fr.denicheur.api.Api;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.reading.PostingReader;
import fr.denicheur.web.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real server on a free port, with ways to ask it. */
public final class TestServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Reads as of a fixed day. */
  public static final PostingReader READER =
      new PostingReader(
          RoleFamilies.bundled(),
          Clock.fixed(Instant.parse("2023-05-01T10:00:00Z"), ZoneOffset.UTC));

  public final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Starts with the usual limits. */
  public TestServer(SearchEngine engine) {
    this(engine, HttpSettings.on("127.0.0.1", 0), new Meters());
  }

  TestServer(SearchEngine engine, HttpSettings.Limits limits) {
    this(engine, within(limits), new Meters());
  }

  /** Starts with the routes for every client. */
  public TestServer(SearchEngine engine, HttpSettings settings, Meters meters) {
    this(engine, settings, meters, List.of());
  }

  /** Starts with further routes, for editors or people. */
  TestServer(SearchEngine engine, HttpSettings settings, Meters meters, List<Route> further) {
    List<Route> usual =
        Api.routes(
            engine,
            READER,
            Optional.empty(),
            settings.limitsByName(),
            () -> false,
            settings.base());
    List<Route> routes = Stream.concat(usual.stream(), further.stream()).toList();
    server =
        HttpServer.start(routes, settings.refusing(Api::refusal, settings.errorPage()), meters);
  }

  private static HttpSettings within(HttpSettings.Limits limits) {
    HttpSettings usual = HttpSettings.on("127.0.0.1", 0);
    return new HttpSettings(
        usual.host(),
        usual.port(),
        limits,
        usual.exposure(),
        usual.base(),
        usual.tokens(),
        usual.refusal(),
        usual.errorPage());
  }

  public HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(server.address() + pathAndQuery)).timeout(PATIENCE);
  }

  public HttpResponse<String> get(String pathAndQuery) throws Exception {
    return ask(request(pathAndQuery));
  }

  public HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  public HttpResponse<byte[]> askForBytes(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> post(String pathAndQuery, String contentType, byte[] body)
      throws Exception {
    return ask(
        request(pathAndQuery)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends bytes that no HTTP client would, and returns all that comes until the server closes. */
  public RawAnswer raw(String request) throws IOException {
    return raw(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawAnswer raw(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      write(socket, request);
      return RawAnswer.readFrom(socket.getInputStream());
    }
  }

  /** A server that has seen enough answers and closes before all is written. */
  private static void write(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
    } catch (SocketException e) {
      if (socket.getInputStream().available() == 0) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}

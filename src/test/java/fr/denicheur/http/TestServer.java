package fr.denicheur.http;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.reading.PostingReader;
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
import java.util.Optional;

/** A real server on a free port, with ways to ask it. */
final class TestServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Reads as of a fixed day. */
  static final PostingReader READER =
      new PostingReader(
          RoleFamilies.bundled(),
          Clock.fixed(Instant.parse("2023-05-01T10:00:00Z"), ZoneOffset.UTC));

  final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TestServer(SearchEngine engine) {
    this(engine, HttpSettings.Limits.DEFAULT);
  }

  TestServer(SearchEngine engine, HttpSettings.Limits limits) {
    this(engine, new HttpSettings("127.0.0.1", 0, limits), Optional.empty(), new Meters());
  }

  TestServer(SearchEngine engine, HttpSettings.Limits limits, Optional<Editing> editing) {
    this(engine, new HttpSettings("127.0.0.1", 0, limits), editing, new Meters());
  }

  TestServer(SearchEngine engine, Meters meters) {
    this(engine, HttpSettings.on("127.0.0.1", 0), meters);
  }

  TestServer(SearchEngine engine, HttpSettings settings, Meters meters) {
    this(engine, settings, Optional.empty(), meters);
  }

  TestServer(SearchEngine engine, Pages pages, Optional<Editing> editing) {
    HttpSettings settings = HttpSettings.on("127.0.0.1", 0);
    server = HttpServer.start(engine, READER, settings, pages, editing, new Meters());
  }

  private TestServer(
      SearchEngine engine, HttpSettings settings, Optional<Editing> editing, Meters meters) {
    server = HttpServer.start(engine, READER, settings, Pages.NONE, editing, meters);
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(server.address() + pathAndQuery)).timeout(PATIENCE);
  }

  HttpResponse<String> get(String pathAndQuery) throws Exception {
    return ask(request(pathAndQuery));
  }

  HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> askForBytes(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> post(String pathAndQuery, String contentType, byte[] body) throws Exception {
    return ask(
        request(pathAndQuery)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends bytes that no HTTP client would, and returns all that comes until the server closes. */
  RawAnswer raw(String request) throws IOException {
    return raw(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawAnswer raw(byte[] request) throws IOException {
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

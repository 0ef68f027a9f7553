package fr.denicheur.fuzz;

import fr.denicheur.api.Api;
import fr.denicheur.http.Exposure;
import fr.denicheur.http.HttpServer;
import fr.denicheur.http.HttpSettings;
import fr.denicheur.http.Meters;
import fr.denicheur.http.Tokens;
import fr.denicheur.site.Site;
import fr.denicheur.site.SiteServer;
import fr.denicheur.sync.FolderFollower;
import fr.denicheur.sync.PostingFolder;
import fr.denicheur.web.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that {@code serve} runs, on a free port, and bare sockets to reach it. */
final class FuzzedServer implements AutoCloseable {
  private static final String TOKEN = "jeton-d-essai-0123456789abcdefghijklmnop";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Sample sample;
  private final FolderFollower follower;
  private final HttpServer server;
  private int asked;

  FuzzedServer(Path home) throws IOException {
    sample = Sample.in(home);
    follower = new FolderFollower(sample.synchronizer(), FolderFollower.INTERVAL);
    PostingFolder folder = new PostingFolder(sample.folder(), Sample.READER, follower);
    Tokens tokens = new Tokens(TOKEN, Optional.empty());
    follower.start(report -> {});
    Site site = new Site(sample.engine(), Sample.READER, SiteServer.PLAIN);
    HttpSettings settings =
        HttpSettings.on("127.0.0.1", 0)
            .exposed(new Exposure(List.of(), List.of("127.0.0.1"), 0, false))
            .admitting(tokens)
            .refusing(
                Api::refusal,
                (problem, languages) -> Optional.of(site.refusal(problem, languages)));
    List<Route> routes =
        Stream.of(
                Api.routes(
                    sample.engine(),
                    Sample.READER,
                    Optional.empty(),
                    settings.limitsByName(),
                    () -> false,
                    settings.base()),
                Api.editing(folder, () -> sample.synchronizer().problems(), settings.base()),
                site.routes())
            .flatMap(List::stream)
            .toList();
    server = HttpServer.start(routes, settings, new Meters());
  }

  /** Where the files lie that it serves. */
  Path folder() {
    return sample.folder();
  }

  /** Headers that every request of a known form carries. */
  String usualHeaders() {
    asked++; // from elsewhere each time, so that nobody is barred
    return "Host: x\r\nConnection: close\r\nX-Forwarded-For: 10."
        + (asked >> 16 & 0xFF)
        + "."
        + (asked >> 8 & 0xFF)
        + "."
        + (asked & 0xFF)
        + "\r\n";
  }

  /** The header of those who may write. */
  static String authorization() {
    return "Authorization: Bearer " + TOKEN + "\r\n";
  }

  /** Asks without a body, and checks the form of the answer. */
  Answered ask(String requestLine, String headers) throws IOException {
    return ask(requestLine, headers, new byte[0]);
  }

  /** Asks, and checks the form of the answer. */
  Answered ask(String requestLine, String headers, byte[] body) throws IOException {
    String head = requestLine + " HTTP/1.1\r\n" + usualHeaders() + headers + "\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(body);
    List<Answered> answers = Answered.all(raw(request.toByteArray()));
    if (answers.isEmpty()) {
      throw new AssertionError("no answer to " + requestLine);
    }
    return answers.getLast();
  }

  /** Sends bytes and that there are no more, and returns all that comes back. */
  byte[] raw(byte[] request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.setSoLinger(true, 0); // else addresses run out
      exchange(socket, request, answer);
    }
    return answer.toByteArray();
  }

  /** Who has seen enough may answer and close before all is sent; a reset is a close as well. */
  private static void exchange(Socket socket, byte[] request, ByteArrayOutputStream answer)
      throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
    } catch (SocketException e) {
      // What it says is checked all the same.
    }
    try {
      socket.getInputStream().transferTo(answer);
    } catch (SocketException e) {
      if (answer.size() == 0) {
        throw e;
      }
    }
  }

  /** Makes sure that it is still there. */
  void requireAlive() throws IOException {
    Answered health = ask("GET /health/live", "");
    if (health.status() != 200) {
      throw new AssertionError("not alive: " + health);
    }
  }

  @Override
  public void close() {
    server.close();
    follower.close();
    sample.engine().close();
  }
}

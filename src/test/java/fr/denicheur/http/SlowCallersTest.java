package fr.denicheur.http;

import static fr.denicheur.posting.PostingBuilder.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.web.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows H9, H10, H31 and H32 of the table of faults: callers that are slow, or silent, and many. */
class SlowCallersTest {
  private static final String HEAD = "GET /health/live HTTP/1.1\r\nHost: x\r\n";
  private static final String POST =
      "POST /api/v1/similar HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n";

  /** As long as a text may be; three times as many bytes. */
  private static final String LONG_TEXT = "€".repeat(1 << 20);

  /** Together more than sockets of either side hold. */
  private static final int ANSWERS = 8;

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration EXCHANGE = SlowCallers.exchange(SHORT);
  private static final Duration FAR = Duration.ofSeconds(60);

  @Test
  @Tag("H9")
  void aHeadThatComesByteByByteIsNotWaitedFor() throws IOException {
    try (TestServer server = server(SHORT, 100);
        Socket socket = connect(server)) {
      assertThat(closedAfter(socket, HEAD + "X: " + "a".repeat(5_000))).isLessThan(FAR);
    }
  }

  @Test
  @Tag("H9")
  void norIsTheHeadOfASecondRequest() throws IOException {
    try (TestServer server = server(SHORT, 100);
        Socket socket = connect(server)) {
      write(socket, HEAD + "\r\n");
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      assertThat(closedAfter(socket, HEAD + "X: " + "a".repeat(5_000))).isLessThan(FAR);
    }
  }

  @Test
  @Tag("H9")
  void aBodyThatComesByteByByteIsNotWaitedFor() throws IOException {
    try (TestServer server = server(SHORT, 100);
        Socket socket = connect(server)) {
      write(socket, POST + "Content-Length: 100000\r\n\r\n");
      assertThat(closedAfter(socket, "a".repeat(5_000))).isBetween(EXCHANGE, FAR);
    }
  }

  @Test
  @Tag("H9")
  void whoTakesAnAnswerByteByByteDoesNotGetAllOfIt() throws Exception {
    try (TestServer server = server(SHORT, 100);
        Socket socket = new Socket()) {
      socket.setReceiveBufferSize(1 << 12);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.server.port()));
      write(socket, "GET /api/v1/postings/longue HTTP/1.1\r\nHost: x\r\n\r\n".repeat(ANSWERS));
      InputStream in = socket.getInputStream();
      byte[] head = in.readNBytes(1_000);
      assertThat(new String(head, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200 ");
      int taken = head.length;
      long begin = System.nanoTime();
      while (since(begin).compareTo(EXCHANGE.plus(EXCHANGE)) < 0 && in.read() >= 0) {
        taken++;
        assertThat(NEVER.await(50, TimeUnit.MILLISECONDS)).isFalse(); // nothing is read meanwhile
      }
      assertThat(taken + drain(in)).isLessThan(2L * LONG_TEXT.length() * ANSWERS);
    }
  }

  @Test
  @Tag("H9")
  void whoAsksInTimeMayGoOnAsking() throws IOException {
    Duration second = Duration.ofSeconds(1);
    try (TestServer server = server(second, 100);
        KeptConnection connection = new KeptConnection(server.server.port())) {
      long begin = System.nanoTime();
      while (since(begin).compareTo(second.multipliedBy(2)) < 0) {
        assertThat(connection.get("/health/live")).isNotEmpty();
      }
    }
  }

  /** A client keeps out neither others nor itself, however it spells that bodies are slow. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\n\r\nabc",
        "Content-Length: 100000\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
      })
  @Tag("H32")
  void fiftySlowBodiesOfOneAddressKeepOutNoDraft(String begun) throws Exception {
    List<Socket> slow = new ArrayList<>();
    Duration idle = Duration.ofSeconds(30);
    try (TestServer server = server(idle, 1_000)) {
      long begin = System.nanoTime();
      for (int i = 0; i < RequestBody.MAX_AT_ONCE; i++) {
        Socket socket = connect(server);
        write(socket, POST + begun);
        slow.add(socket);
      }
      List<Socket> open = new ArrayList<>(slow);
      while (open.size() > Dispatcher.MAX_BODIES) { // in the order in which the server read them
        open.removeIf(SlowCallersTest::isCut);
        assertThat(since(begin)).isLessThan(idle);
      }
      byte[] draft = "Infirmière de nuit".getBytes(StandardCharsets.UTF_8);
      assertThat(server.post("/api/v1/similar", "text/plain", draft).statusCode()).isEqualTo(200);
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  @Tag("H31")
  void anAddressHoldsAQuarterOfTheConnectionsAndLosesItsOldest() throws Exception {
    List<Socket> open = new ArrayList<>();
    try (TestServer server = server(Duration.ofSeconds(30), 40)) {
      for (int i = 0; i < 12; i++) {
        open.add(connect(server));
        write(open.getLast(), HEAD + "\r\n");
        assertThat(open.getLast().getInputStream().read()).isEqualTo('H');
      }
      drain(open.get(0).getInputStream());
      drain(open.get(1).getInputStream());
      write(open.get(2), HEAD + "\r\n");
      assertThat(open.get(2).getInputStream().readNBytes(15)).hasSize(15);
      for (int i = 0; i < 100; i++) { // connections that are closed do not count
        try (Socket brief = connect(server)) {
          write(brief, HEAD + "Connection: close\r\n\r\n");
          drain(brief.getInputStream());
        }
      }
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  @Tag("H31")
  void aTrustedProxyHoldsAnyNumberOfConnections() throws Exception {
    ClientAddress proxies = new ClientAddress(List.of("127.0.0.0/8", "2001:db8::1"));
    for (String trusted : List.of("127.0.0.1", "127.8.9.10", "2001:db8::1")) {
      assertThat(proxies.of(new InetSocketAddress(trusted, 80))).as(trusted).isEmpty();
    }
    assertThat(proxies.of(new InetSocketAddress("192.0.2.7", 80))).contains("192.0.2.7");
  }

  @Test
  @Tag("H9")
  void bodiesThatDoNotComeTakeNotAllThreads() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (TestServer server = behindAProxy()) {
      while (slow.size() < RequestBody.MAX_AT_ONCE) {
        Socket socket = connect(server);
        String from = "X-Forwarded-For: 192.0.2." + slow.size() + "\r\n";
        write(socket, POST + from + "Content-Length: 10\r\n\r\nabc");
        slow.add(socket);
      }
      HttpResponse<String> refused;
      do {
        refused = server.post("/api/v1/similar", "text/plain", new byte[] {'a'});
      } while (refused.statusCode() == 200); // until all have begun
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/search").statusCode()).isEqualTo(200);
      for (Socket socket : slow) {
        socket.close();
      }
      do {
        refused = server.post("/api/v1/similar", "text/plain", new byte[] {'a'});
      } while (refused.statusCode() == 503); // until all are gone
      assertThat(refused.statusCode()).isEqualTo(200);
    }
  }

  /** The system takes them in the server's place, and hands them over as others end. */
  @Test
  @Tag("H10")
  void inAFullHouseANewCallerIsAnsweredOnceSilentOnesAreLetGo() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try (TestServer server = server(SHORT, 20)) {
      for (int i = 0; i < 60; i++) {
        silent.add(connect(server));
      }
      assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
      for (Socket socket : silent) {
        assertThat(socket.getInputStream().read()).isNegative();
        socket.close();
      }
    }
  }

  private static TestServer server(Duration idle, int connections) {
    HttpSettings.Limits usual = HttpSettings.Limits.DEFAULT;
    HttpSettings.Limits limits =
        new HttpSettings.Limits(
            usual.running(), usual.waiting(), usual.patience(), connections, idle, SHORT);
    return new TestServer(
        new InMemoryEngine(aPosting().withId("longue").text(LONG_TEXT).build()), limits);
  }

  /** A server whose clients tell their addresses, as a proxy would. */
  private static TestServer behindAProxy() {
    Exposure exposure = new Exposure(List.of(), List.of("127.0.0.1"), 0, false);
    return new TestServer(
        new InMemoryEngine(aPosting().withId("longue").text("osier").build()),
        HttpSettings.on("127.0.0.1", 0).exposed(exposure),
        new Meters());
  }

  private static Socket connect(TestServer server) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
    socket.setSoTimeout((int) FAR.toMillis());
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes a character at a time, and returns how long the other side listened. */
  private static Duration closedAfter(Socket socket, String text) throws IOException {
    long begin = System.nanoTime();
    try {
      for (int i = 0; i < text.length() && !isClosed(socket); i++) {
        write(socket, text.substring(i, i + 1));
      }
    } catch (SocketException e) {
      // it was closed with something of ours unread
    }
    return since(begin);
  }

  /** Waits a little for the other side to close; takes what it answered before. */
  private static boolean isClosed(Socket socket) throws IOException {
    socket.setSoTimeout(50);
    try {
      int read;
      do {
        read = socket.getInputStream().read(new byte[1_000]);
      } while (read > 0);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static boolean isCut(Socket socket) {
    try {
      return isClosed(socket);
    } catch (IOException e) {
      return true;
    }
  }

  private static long drain(InputStream in) throws IOException {
    long drained = 0;
    byte[] some = new byte[1 << 16];
    try {
      for (int read = in.read(some); read > 0; read = in.read(some)) {
        drained += read;
      }
    } catch (SocketException e) {
      // cut off
    }
    return drained;
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}

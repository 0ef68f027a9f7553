package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.web.Answer;
import fr.denicheur.web.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who answers: the thread that has read the request, or one of the pool. */
class PromptAnswersTest {
  /** Enough questions to forget the first answers, which take long because nothing is compiled. */
  private static final int MANY = 300;

  private volatile long nanos;
  private HttpServer server;
  private KeptConnection caller;

  @BeforeEach
  void start() throws IOException {
    Route route = Route.get("/who", List.of("q"), (context, parameters) -> this::who);
    server = HttpServer.start(List.of(route), HttpSettings.on("127.0.0.1", 0), new Meters());
    caller = new KeptConnection(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    caller.close();
    server.close();
  }

  private Answer who() {
    LockSupport.parkNanos(nanos);
    boolean isLater =
        StackWalker.getInstance()
            .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("answerLater")));
    return Answer.json(Map.of("who", isLater ? "pool" : "reader"));
  }

  /** Returns how many answers came from the thread that had read the request. */
  private int atOnce(int questions, String target) throws IOException {
    int atOnce = 0;
    for (int i = 0; i < questions; i++) {
      String answer = new String(caller.get(target), StandardCharsets.UTF_8);
      atOnce += answer.contains("reader") ? 1 : 0;
    }
    return atOnce;
  }

  @Test
  void shortAnswersComeFromTheThreadThatReadTheRequest() throws IOException {
    assertThat(atOnce(MANY, "/who")).isGreaterThan(MANY / 2);
  }

  @Test
  void longAnswersDoNot() throws IOException {
    nanos = 10_000_000;
    assertThat(atOnce(30, "/who")).isZero();
  }

  @Test
  void answersThatHaveBecomeLongHoldTheReaderOnce() throws IOException {
    assertThat(atOnce(MANY, "/who")).isPositive();
    nanos = 200_000_000;
    assertThat(atOnce(5, "/who")).isLessThanOrEqualTo(1);
  }

  @Test
  void longQuestionsAndBeginningsGoToThePool() throws IOException {
    assertThat(atOnce(MANY, "/who")).isPositive();
    assertThat(atOnce(20, "/who?q=" + "a".repeat(300))).isZero();
    assertThat(atOnce(20, "/who?q=dev*")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 10", "Transfer-Encoding: chunked"})
  void aBodyThatDoesNotComeHoldsNoReader(String announced) throws IOException {
    String head = "GET /who HTTP/1.1\r\nHost: x\r\n" + announced + "\r\n\r\n";
    assertThat(atOnce(MANY, "/who")).isPositive();
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        silent.add(socket);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      }
      long begin = System.nanoTime();
      int unused = atOnce(20, "/who");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }
}

package fr.denicheur.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SimilarQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.result.SimilarHit;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Row Q16 of the table of faults, and what becomes of answers in progress when the server stops.
 */
class LoadTest {
  private static final HttpSettings.Limits USUAL = HttpSettings.Limits.DEFAULT;

  private final SlowEngine engine = new SlowEngine();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    engine.mayAnswer.countDown();
    callers.close();
  }

  @Test
  @Tag("Q16")
  void q16OneTooManyIsRefusedAtOnceAndHealthAnswers() throws Exception {
    try (TestServer server = new TestServer(engine, limits(1, 0, Duration.ofSeconds(20)))) {
      Future<HttpResponse<String>> first = callers.submit(() -> server.get("/api/v1/search"));
      engine.asked.acquire();
      long before = System.nanoTime();
      HttpResponse<String> refused = server.get("/api/v1/search");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
      Golden.assertSame("refused-overload", refused);
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
      engine.mayAnswer.countDown();
      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/search").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Tag("Q16")
  void q16WhoWaitsTooLongIsRefused() throws Exception {
    try (TestServer server = new TestServer(engine, limits(1, 1, Duration.ofMillis(50)))) {
      Future<HttpResponse<String>> first = callers.submit(() -> server.get("/api/v1/search"));
      engine.asked.acquire();
      assertThat(server.get("/api/v1/postings/000_infirmiere").statusCode()).isEqualTo(503);
      engine.mayAnswer.countDown();
      assertThat(first.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Tag("Q16")
  void q16WhoWaitsIsAnsweredInTurn() throws Exception {
    try (TestServer server = new TestServer(engine, limits(1, 1, Duration.ofSeconds(20)))) {
      Future<HttpResponse<String>> first = callers.submit(() -> server.get("/api/v1/search"));
      engine.asked.acquire();
      Future<HttpResponse<String>> second = callers.submit(() -> server.get("/api/v1/search"));
      engine.mayAnswer.countDown();
      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(second.get().statusCode()).isEqualTo(200);
    }
  }

  /** What could hold up the rest, standing still: what is measured is waiting, not computing. */
  @Test
  @Tag("Q16")
  void aHundredTooManyAreRefusedAtOnceAndHealthAnswersMeanwhile() throws Exception {
    try (TestServer server = new TestServer(engine, limits(4, 100, Duration.ofSeconds(20)))) {
      List<Future<HttpResponse<String>>> asked = new ArrayList<>();
      CountDownLatch refused = new CountDownLatch(96);
      for (int i = 0; i < 200; i++) {
        asked.add(callers.submit(() -> askedUntilRefused(server, refused)));
      }
      refused.await();
      engine.asked.acquire(4);
      assertThat(usualMillis(() -> assertOk(server.get("/health/live")))).isLessThan(100);
      assertThat(usualMillis(() -> assertOk(server.get("/health/ready")))).isLessThan(100);
      assertThat(usualMillis(() -> assertRefused(server.get("/api/v1/search")))).isLessThan(50);
      engine.mayAnswer.countDown();
      assertThat(tookMillis(() -> server.get("/api/v1/search"))).isLessThan(2_000);
      Map<Integer, Long> statuses = new TreeMap<>();
      for (Future<HttpResponse<String>> answer : asked) {
        statuses.merge(answer.get().statusCode(), 1L, Long::sum);
      }
      assertThat(statuses).isEqualTo(Map.of(200, 104L, 503, 96L));
    }
  }

  private static HttpResponse<String> askedUntilRefused(TestServer server, CountDownLatch refused)
      throws Exception {
    HttpResponse<String> answer = server.get("/api/v1/search");
    if (answer.statusCode() == 503) {
      refused.countDown();
    }
    return answer;
  }

  private static HttpResponse<String> assertOk(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static HttpResponse<String> assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    return answer;
  }

  /** The median of some: the machine has other things to do, too. */
  private static long usualMillis(Callable<HttpResponse<String>> question) throws Exception {
    long[] took = new long[15];
    for (int i = 0; i < took.length; i++) {
      took[i] = tookMillis(question);
    }
    Arrays.sort(took);
    return took[took.length / 2];
  }

  private static long tookMillis(Callable<HttpResponse<String>> question) throws Exception {
    long begin = System.nanoTime();
    HttpResponse<String> unused = question.call();
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  @Test
  @Tag("I13")
  void anAnswerInProgressIsFinishedWhenTheServerStops() throws Exception {
    TestServer server = new TestServer(engine);
    Future<HttpResponse<String>> asked = callers.submit(() -> server.get("/api/v1/search"));
    engine.asked.acquire();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(server.server::close, callers);
    engine.mayAnswer.countDown();
    assertThat(asked.get().statusCode()).isEqualTo(200);
    stopped.get();
    server.close();
    assertThatThrownBy(() -> server.get("/health/live")).isInstanceOf(Exception.class);
  }

  @Test
  void aPortInUseIsNamed() {
    try (TestServer server = new TestServer(engine)) {
      HttpSettings same = HttpSettings.on("127.0.0.1", server.server.port());
      assertThatThrownBy(() -> HttpServer.start(List.of(), same, new Meters()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + server.server.port());
    }
  }

  /** Texts to compare have turns of their own, few of them, whether they come as a form or not. */
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/markdown", "text/plain; charset=utf-8"})
  @Tag("Q18")
  void draftsTakeNoTurnOfAQuestion(String type) throws Exception {
    SlowComparer comparer = new SlowComparer();
    byte[] draft = "Infirmière de nuit".getBytes(StandardCharsets.UTF_8);
    try (TestServer server = new TestServer(comparer, limits(2, 0, Duration.ofSeconds(20)))) {
      List<Future<Integer>> asked = new ArrayList<>();
      for (int i = 0; i < Admission.MAX_WAITING_DRAFTS + 4; i++) {
        asked.add(callers.submit(() -> server.post("/api/v1/similar", type, draft).statusCode()));
      }
      comparer.asked.acquire();
      assertThat(server.get("/api/v1/search").statusCode()).isEqualTo(200);
      assertThat(comparer.asked.tryAcquire()).as("a second draft at once").isFalse();
      comparer.mayAnswer.countDown();
      for (Future<Integer> status : asked) {
        assertThat(status.get()).isIn(200, 503);
      }
    }
  }

  /** Compares only once it is allowed to. */
  private static final class SlowComparer extends InMemoryEngine {
    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    SlowComparer() {
      super(Samples.NURSE);
    }

    @Override
    public Optional<List<SimilarHit>> similar(SimilarQuery query) {
      asked.release();
      try {
        mayAnswer.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return super.similar(query);
    }
  }

  private static HttpSettings.Limits limits(int running, int waiting, Duration patience) {
    return new HttpSettings.Limits(
        running, waiting, patience, USUAL.connections(), USUAL.idle(), USUAL.stop());
  }

  /** Searches only once it is allowed to. */
  private static final class SlowEngine extends InMemoryEngine {
    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    SlowEngine() {
      super(Samples.NURSE);
    }

    @Override
    public Hits search(SearchQuery query) {
      asked.release();
      try {
        mayAnswer.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return super.search(query);
    }
  }
}

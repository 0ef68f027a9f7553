package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.http.KeptConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred callers ask questions that keep all processors busy, of a server in a process of its
 * own. What is asserted holds on a machine that is busy with other things, too; the figures that
 * are printed are the measurement, best taken on a quiet one with {@code
 * -Ddenicheur.load.postings=20000 -Ddenicheur.load.rehearsals=1 -Ddenicheur.java.opts=-Xmx512m}.
 */
@Tag("Q16")
class CostlyQuestionsTest {
  private static final int POSTINGS = Integer.getInteger("denicheur.load.postings", 1_000);
  private static final int CALLERS = 200;
  private static final int QUESTIONS_EACH = 2;

  /** Bursts before the one that is measured, in which the process compiles what it needs. */
  private static final int REHEARSALS = Integer.getInteger("denicheur.load.rehearsals", 0);

  private static final long REST_MILLIS = 1_000;
  private static final String LIVE = "/health/live";
  private static final String USUAL = "/api/v1/search?q=product+owner";

  /** As the server waits by default before it refuses. */
  private static final long TURN_MILLIS = 2_000;

  private static final List<String> WORDS =
      List.of(
          "devlopeur",
          "\"qualité du code\"",
          "administratice",
          "comunication",
          "terri*",
          "dép*",
          "\"chargé de déploiement\"",
          "numerique",
          "statistiqes",
          "santé",
          "accesibilité",
          "prod*",
          "\"tableaux de bord\"",
          "utilisatrise",
          "partenires",
          "démarch*",
          "python",
          "formulairs",
          "\"données d'usage\"",
          "supervison",
          "maquetes",
          "-bateau",
          "titre:design*",
          "éco*",
          "indicateus",
          "\"feuille de route\"",
          "linux",
          "asociations",
          "collectivitées",
          "infra*");

  @TempDir private Path folder;

  /** How an answer came. */
  private record Heard(int status, double millis, boolean saysWhenToComeBack) {}

  @Test
  void twoHundredCostlyQuestionsAtOnceHarmNobodyElse() throws Exception {
    try (ServerProcess server = Installation.in(folder).postings(POSTINGS).serve();
        ExecutorService threads = Executors.newCachedThreadPool()) {
      int port = server.port();
      double costly = usualMillis(port, costly(0));
      double usual = usualMillis(port, USUAL);
      say(
          String.format(
              Locale.ROOT, "health at rest: %s", spread(healthUntil(after(REST_MILLIS), port))));
      for (int i = 0; i < REHEARSALS; i++) {
        say("rehearsed: " + statuses(burst(threads, port)));
      }
      CountDownLatch over = new CountDownLatch(1);
      Future<List<Double>> health = threads.submit(() -> healthUntil(over, port));
      List<Heard> heard = burst(threads, port);
      double recovered = recoveredMillis(port, Math.max(3 * usual, 20));
      over.countDown();
      say(String.format(Locale.ROOT, "alone: costly %.0f ms, usual %.1f ms", costly, usual));
      say(String.format(Locale.ROOT, "%s, usual again after %.0f ms", statuses(heard), recovered));
      List<Double> live = health.get();
      say(String.format(Locale.ROOT, "health: %d times, %s", live.size(), spread(live)));
      say(
          String.format(
              Locale.ROOT,
              "refused at once or after a turn did not come, late by %s",
              spread(late(heard))));
      assertThat(heard).extracting(Heard::status).containsOnly(200, 503);
      assertThat(heard).allMatch(answer -> answer.status() == 200 || answer.saysWhenToComeBack());
      assertThat(median(live)).isLessThan(100);
      assertThat(live.getLast()).isLessThan(2_000);
      assertThat(median(late(heard))).isLessThan(500);
      assertThat(recovered).isLessThan(5_000);
    }
  }

  private static List<Heard> burst(ExecutorService threads, int port) throws Exception {
    CountDownLatch ready = new CountDownLatch(CALLERS);
    List<Future<List<Heard>>> asked = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      int first = i * QUESTIONS_EACH;
      asked.add(threads.submit(() -> askTogether(ready, port, first)));
    }
    List<Heard> heard = new ArrayList<>();
    for (Future<List<Heard>> answers : asked) {
      heard.addAll(answers.get());
    }
    return heard;
  }

  private static List<Heard> askTogether(CountDownLatch ready, int port, int first)
      throws Exception {
    try (KeptConnection connection = new KeptConnection(port)) {
      ready.countDown();
      ready.await();
      List<Heard> heard = new ArrayList<>();
      for (int i = 0; i < QUESTIONS_EACH; i++) {
        heard.add(ask(connection, costly(first + i)));
      }
      return heard;
    }
  }

  private static Heard ask(KeptConnection connection, String target) throws Exception {
    long begin = System.nanoTime();
    String head = connection.head(target);
    double millis = (System.nanoTime() - begin) / 1e6;
    int status = Integer.parseInt(head.split(" ", 3)[1]);
    return new Heard(status, millis, head.contains("\nRetry-After: "));
  }

  private static List<Double> healthUntil(CountDownLatch over, int port) throws Exception {
    List<Double> took = new ArrayList<>();
    try (KeptConnection connection = new KeptConnection(port)) {
      while (!over.await(5, TimeUnit.MILLISECONDS)) {
        Heard heard = ask(connection, LIVE);
        assertThat(heard.status()).isEqualTo(200);
        took.add(heard.millis());
      }
    }
    Collections.sort(took);
    return took;
  }

  private static CountDownLatch after(long millis) {
    CountDownLatch over = new CountDownLatch(1);
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(over::countDown);
    return over;
  }

  private static double recoveredMillis(int port, double usual) throws Exception {
    long begin = System.nanoTime();
    try (KeptConnection connection = new KeptConnection(port)) {
      Heard heard;
      do {
        heard = ask(connection, USUAL);
      } while (heard.status() != 200 || heard.millis() > usual);
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double usualMillis(int port, String target) throws Exception {
    List<Double> took = new ArrayList<>();
    try (KeptConnection connection = new KeptConnection(port)) {
      for (int i = 0; i < 15; i++) {
        took.add(ask(connection, target).millis());
      }
    }
    return median(took);
  }

  /** Returns a question of thirty words in an order of its own, as costly as any may be. */
  private static String costly(int number) {
    List<String> words = new ArrayList<>(WORDS);
    Collections.rotate(words, number);
    String typed = String.join(" ", words) + " n" + number;
    return "/api/v1/search?size=100&explain=on&role=design&role=produit&role=developpement&q="
        + URLEncoder.encode(typed, StandardCharsets.UTF_8);
  }

  private static Map<Integer, Integer> statuses(List<Heard> heard) {
    Map<Integer, Integer> statuses = new TreeMap<>();
    heard.forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
    return statuses;
  }

  private static List<Double> late(List<Heard> heard) {
    return heard.stream()
        .filter(answer -> answer.status() == 503)
        .map(answer ->
            answer.millis() < TURN_MILLIS ? answer.millis() : answer.millis() - TURN_MILLIS)
        .sorted()
        .toList();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String spread(List<Double> sorted) {
    return String.format(
        Locale.ROOT,
        "median %.1f ms, p99 %.1f ms, most %.1f ms",
        median(sorted),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast());
  }

  private static void say(String line) {
    System.out.println(line);
  }
}

package fr.denicheur.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.http.KeptConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strangers who attack a server in a process of its own: they paste random words, or ask and do not
 * read. What is asserted holds on a machine that is busy with other things, too; the figures that
 * are printed are the measurement, best taken on a quiet one with {@code
 * -Ddenicheur.load.seconds=15 -Ddenicheur.java.opts=-Xshare:auto}.
 */
class StrangersTest {
  private static final int POSTINGS = Integer.getInteger("denicheur.load.postings", 500);
  private static final Duration WHILE =
      Duration.ofSeconds(Integer.getInteger("denicheur.load.seconds", 2));
  private static final int CALLERS = 16;
  private static final int WHO_DO_NOT_READ = 400;
  private static final int PIPELINED = 200;
  private static final String LIVE = "/health/live";
  private static final List<String> SEARCHES =
      List.of(
          "/api/v1/search?q=product+owner",
          "/api/v1/search?q=d%C3%A9veloppeur&size=20",
          "/?q=sant%C3%A9",
          "/api/v1/search?q=design+accessibilit%C3%A9");

  private final AtomicInteger refused = new AtomicInteger();
  @TempDir private Path folder;

  /** What a stranger sends, again and again. */
  private enum Attack {
    /** A mebibyte, as long as a posting file may be. */
    MEBIBYTE("/api/v1/similar", "text/plain", "", 1 << 20),
    /** As long as a draft may be. */
    DRAFT("/api/v1/similar", "text/markdown", "", 128 * 1024),
    /** The page, whose answer repeats the draft. */
    PAGE("/similaires", "application/x-www-form-urlencoded", "text=", 120 * 1024);

    private final String path;
    private final String type;
    private final String before;
    private final int length;

    Attack(String path, String type, String before, int length) {
      this.path = path;
      this.type = type;
      this.before = before;
      this.length = length;
    }

    /** Returns a request whose words are all different. */
    byte[] request(long seed) {
      Random random = new Random(seed);
      StringBuilder body = new StringBuilder(before);
      while (body.length() < length - 16) {
        int letters = 4 + random.nextInt(8);
        for (int i = 0; i < letters; i++) {
          body.append((char) ('a' + random.nextInt(26)));
        }
        body.append(random.nextInt(12) == 0 ? ".+" : "+");
      }
      String sent = before.isEmpty() ? body.toString().replace('+', ' ') : body.toString();
      String head =
          "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: ";
      return (head + sent.length() + "\r\n\r\n" + sent).getBytes(StandardCharsets.US_ASCII);
    }
  }

  @Test
  @Tag("Q18")
  void sixteenCallersWithRandomWordsSlowNoOtherQuestion() throws Exception {
    try (ServerProcess server = server("-Xmx256m");
        ExecutorService threads = Executors.newCachedThreadPool()) {
      int port = server.port();
      List<Double> unused = searched(port, after(WHILE)); // the process compiles what it needs
      say("at rest: " + spread(searched(port, after(WHILE))));
      refused.set(0);
      double slowest = 0;
      for (Attack attack : Attack.values()) {
        CountDownLatch over = after(WHILE);
        Map<String, Integer> heard = new ConcurrentSkipListMap<>();
        List<Future<?>> callers = attack(threads, port, attack, over, heard);
        Future<List<Double>> health = threads.submit(() -> healthy(port, over));
        List<Double> under = searched(port, over);
        for (Future<?> caller : callers) {
          var unusedEnd = caller.get();
        }
        say(attack + ": " + spread(under) + "; health " + spread(health.get()));
        say(attack + ": answers " + heard + ", resident at most " + resident(server) + " MB");
        slowest = Math.max(slowest, median(under));
      }
      assertThat(refused).hasValue(0);
      assertThat(slowest).isLessThan(500);
      assertThat(resident(server)).isLessThan(700);
      assertThat(server.end("TERM").status()).isZero();
    }
  }

  @Test
  @Tag("Q18")
  void withLittleMemoryTheyEndNoProcess() throws Exception {
    try (ServerProcess server = server("-Xmx64m");
        ExecutorService threads = Executors.newCachedThreadPool()) {
      for (Attack attack : Attack.values()) {
        CountDownLatch over = after(WHILE);
        Map<String, Integer> heard = new ConcurrentSkipListMap<>();
        List<Future<?>> callers = attack(threads, server.port(), attack, over, heard);
        for (Future<?> caller : callers) {
          var unusedEnd = caller.get();
        }
        say("-Xmx64m, " + attack + ": answers " + heard);
        server.await("an answer", () -> server.found("") > 0);
      }
      say("-Xmx64m: resident at most " + resident(server) + " MB");
      assertThat(server.end("TERM").status()).isZero();
    }
  }

  @Test
  @Tag("H30")
  void callersWhoDoNotReadDelayNoOther() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try (ServerProcess server = server("-Xmx256m");
        ExecutorService threads = Executors.newCachedThreadPool()) {
      int port = server.port();
      say("health at rest: " + spread(healthy(port, after(WHILE))));
      double slowest = 0;
      List<String> asked =
          List.of("/api/v1/search?size=100", "/?size=100", "/health/live", "/nulle-part");
      for (String target : asked) {
        CountDownLatch over = after(WHILE.multipliedBy(2));
        Future<List<Double>> health = threads.submit(() -> healthy(port, over));
        for (int i = 0; i < WHO_DO_NOT_READ; i++) {
          silent.add(askingInVain(port, target, threads));
        }
        say(target + " unread by 400: health " + spread(health.get()));
        say("resident at most " + resident(server) + " MB");
        slowest = Math.max(slowest, median(health.get()));
        for (Socket socket : silent) {
          socket.close();
        }
        silent.clear();
      }
      assertThat(slowest).isLessThan(100);
      server.await("an answer", () -> server.found("") > 0);
      assertThat(server.end("TERM").status()).isZero();
    }
  }

  private ServerProcess server(String memory) throws Exception {
    return Installation.in(folder).postings(POSTINGS).withJava(memory).serve();
  }

  private static List<Future<?>> attack(
      ExecutorService threads,
      int port,
      Attack attack,
      CountDownLatch over,
      Map<String, Integer> heard) {
    List<Future<?>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      byte[] request = attack.request(i);
      callers.add(
          threads.submit(() -> {
            while (over.getCount() > 0) {
              heard.merge(status(port, request), 1, Integer::sum);
            }
          }));
    }
    return callers;
  }

  /** Returns the status of the answer, or that there was none. */
  private static String status(int port, byte[] request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request);
      byte[] line = socket.getInputStream().readNBytes(12);
      return new String(line, StandardCharsets.US_ASCII).replace("HTTP/1.1 ", "");
    } catch (IOException e) {
      return "none";
    }
  }

  /** Sends many requests without reading an answer; its buffers are small. */
  private static Socket askingInVain(int port, String target, ExecutorService threads)
      throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1 << 12);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    byte[] requests =
        ("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n")
            .repeat(PIPELINED)
            .getBytes(StandardCharsets.US_ASCII);
    threads.execute(() -> {
      try {
        socket.getOutputStream().write(requests);
      } catch (IOException e) {
        // the server has enough of it
      }
    });
    return socket;
  }

  private List<Double> searched(int port, CountDownLatch over) throws Exception {
    List<Double> took = new ArrayList<>();
    try (KeptConnection connection = new KeptConnection(port)) {
      for (int i = 0; !over.await(2, TimeUnit.MILLISECONDS); i++) {
        String target = SEARCHES.get(i % SEARCHES.size());
        long begin = System.nanoTime();
        boolean isAnswered = connection.head(target).startsWith("HTTP/1.1 200 ");
        took.add((System.nanoTime() - begin) / 1e6);
        refused.addAndGet(isAnswered ? 0 : 1);
      }
    }
    took.sort(null);
    say("searches refused so far: " + refused);
    return took;
  }

  /** Asks on a new connection each time, as supervisors do. */
  private static List<Double> healthy(int port, CountDownLatch over) throws Exception {
    List<Double> took = new ArrayList<>();
    while (!over.await(5, TimeUnit.MILLISECONDS)) {
      long begin = System.nanoTime();
      try (KeptConnection connection = new KeptConnection(port)) {
        assertThat(connection.head(LIVE)).startsWith("HTTP/1.1 200 ");
      }
      took.add((System.nanoTime() - begin) / 1e6);
    }
    took.sort(null);
    return took;
  }

  private static CountDownLatch after(Duration time) {
    CountDownLatch over = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          long end = System.nanoTime() + time.toNanos();
          while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
          }
          over.countDown();
        });
    return over;
  }

  /** The most memory that the process ever had, in megabytes, as Linux says. */
  private static long resident(ServerProcess server) throws IOException {
    String peak =
        Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(peak.replaceAll("\\D", "")) / 1024;
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private static String spread(List<Double> sorted) {
    return String.format(
        Locale.ROOT,
        "%d times, median %.1f ms, p99 %.1f ms, most %.1f ms",
        sorted.size(),
        median(sorted),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast());
  }

  private static void say(String line) {
    System.out.println(line);
  }
}

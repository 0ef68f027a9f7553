package fr.denicheur.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fifty callers, each on a kept connection, who ask without a pause until the server stops
 * listening.
 *
 * <p>A caller leaves a connection that the server announces to close, and ignores one that the
 * server never accepted; all else but an answer is a failure.
 */
public final class ImpatientCallers {
  private static final int CONNECTIONS = 50;
  private static final byte[] QUESTION =
      "GET /api/v1/search?q=sant%C3%A9 HTTP/1.1\r\nHost: x\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger closedPolitely = new AtomicInteger();

  @FunctionalInterface
  public interface Stop {
    /** Stops the server. */
    void run() throws Exception;
  }

  /** Asks until a number of answers has come, then stops the server and waits for the callers. */
  public void ask(int port, int before, Stop stop) throws Exception {
    CountDownLatch answers = new CountDownLatch(before);
    try (ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        callers.execute(() -> askUntilNobodyListens(port, answers));
      }
      answers.await();
      stop.run();
    }
  }

  /** What went wrong for any of them. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Returns how many callers read that their connection closes. */
  public int closedPolitely() {
    return closedPolitely.get();
  }

  private void askUntilNobodyListens(int port, CountDownLatch answers) {
    try {
      while (true) {
        askOnOneConnection(port, answers);
      }
    } catch (ConnectException e) {
      return; // never let in
    } catch (IOException e) {
      failures.add(e.toString());
    }
  }

  private void askOnOneConnection(int port, CountDownLatch answers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000); // a caller that waits longer was forgotten
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String head;
      do {
        socket.getOutputStream().write(QUESTION);
        head = head(in);
        if (!head.startsWith("HTTP/1.1 200 ")) {
          throw new IOException("answered by '" + head + "'");
        }
        answers.countDown();
      } while (!head.contains("Connection: close"));
      closedPolitely.incrementAndGet();
    }
  }

  /** Returns the head of an answer and leaves its body behind. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended after '" + head + "'");
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      in.skipNBytes(Long.parseLong(length.group(1)));
    }
    return head.toString();
  }
}

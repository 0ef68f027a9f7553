package fr.denicheur.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver of webhooks on this machine, which may refuse messages before it takes them. */
public final class Endpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private final List<String> unsigned = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final Signer signer;
  private final int failures;
  private volatile boolean isRefusing;

  /**
   * @param failures how often each message is refused before it is taken
   */
  public Endpoint(String secret, int failures) throws IOException {
    this.signer = new Signer(secret);
    this.failures = failures;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/hook", this::take);
    server.createContext("/elsewhere", this::redirect);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  String redirecting() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere";
  }

  /** Refuses every message from now on, or no more than the first attempts of each. */
  public void refuse(boolean isAll) {
    isRefusing = isAll;
  }

  /** Returns the messages that were taken. */
  public List<JsonNode> messages() {
    return messages;
  }

  /** Returns each posting that was taken for an alert, as {@code alert posting}. */
  public List<String> pairs() {
    return messages.stream()
        .flatMap(message ->
            message.path("postings").findValuesAsText("id").stream()
                .map(id -> message.path("alert").asText() + " " + id))
        .toList();
  }

  /** Returns how many attempts were refused. */
  public int refused() {
    return refused.get();
  }

  /** Returns the keys of messages with a wrong signature. */
  public List<String> unsigned() {
    return unsigned;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode message = JSON.readTree(body);
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      String text =
          exchange.getRequestHeaders().getFirst("Denicheur-Timestamp")
              + "."
              + new String(body, StandardCharsets.UTF_8);
      String signature = exchange.getRequestHeaders().getFirst("Denicheur-Signature");
      if (!signature.equals("sha256=" + signer.sign(text))
          || !key.equals(message.path("key").asText())) {
        unsigned.add(key);
      }
      int attempt = attempts.computeIfAbsent(key, unused -> new AtomicInteger()).incrementAndGet();
      if (isRefusing || attempt <= failures) {
        refused.incrementAndGet();
        exchange.sendResponseHeaders(503, -1);
      } else {
        messages.add(message);
        exchange.sendResponseHeaders(204, -1);
      }
    }
  }

  private void redirect(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Location", url());
      refused.incrementAndGet();
      exchange.sendResponseHeaders(307, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

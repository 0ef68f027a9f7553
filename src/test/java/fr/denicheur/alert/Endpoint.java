package fr.denicheur.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver of webhooks on this machine, which may refuse messages before it takes them. */
public final class Endpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Javalin server;
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
  public Endpoint(String secret, int failures) {
    this.signer = new Signer(secret);
    this.failures = failures;
    server = Javalin.create(this::configure).start("127.0.0.1", 0);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.routes.post("/hook", this::take);
    config.routes.post("/elsewhere", this::redirect);
  }

  public String url() {
    return "http://127.0.0.1:" + server.port() + "/hook";
  }

  String redirecting() {
    return "http://127.0.0.1:" + server.port() + "/elsewhere";
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

  private void take(Context context) throws IOException {
    byte[] body = context.bodyAsBytes();
    JsonNode message = JSON.readTree(body);
    String key = context.header("Idempotency-Key");
    String text =
        context.header("Denicheur-Timestamp") + "." + new String(body, StandardCharsets.UTF_8);
    boolean isSigned =
        ("sha256=" + signer.sign(text)).equals(context.header("Denicheur-Signature"));
    if (!isSigned || !message.path("key").asText().equals(key)) {
      unsigned.add(key);
    }
    int attempt = attempts.computeIfAbsent(key, unused -> new AtomicInteger()).incrementAndGet();
    if (isRefusing || attempt <= failures) {
      refused.incrementAndGet();
      context.status(HttpStatus.SERVICE_UNAVAILABLE);
    } else {
      messages.add(message);
      context.status(HttpStatus.NO_CONTENT);
    }
  }

  private void redirect(Context context) {
    refused.incrementAndGet();
    context.redirect(url(), HttpStatus.TEMPORARY_REDIRECT);
  }

  @Override
  public void close() {
    server.stop();
  }
}

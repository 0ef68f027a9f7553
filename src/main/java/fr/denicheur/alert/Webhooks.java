package fr.denicheur.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.denicheur.posting.Summary;
import fr.denicheur.web.PostingAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpMethod;

/**
 * Sends messages to webhooks as signed JSON. It follows no redirect, uses no proxy and reaches only
 * the addresses that {@link PublicAddresses} allows. Any thread may send.
 */
final class Webhooks implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A receiver that takes longer should answer first and work later. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Signer signer;
  private final UnaryOperator<String> addresses;
  private final HttpClient client = new HttpClient();

  Webhooks(Signer signer, boolean isPrivateAllowed, UnaryOperator<String> addresses) {
    this.signer = signer;
    this.addresses = addresses;
    client.setFollowRedirects(false);
    client.setSocketAddressResolver(new PublicAddresses(isPrivateAllowed));
    client.setConnectTimeout(PATIENCE.toMillis());
    client.setMaxConnectionsPerDestination(Courier.AT_ONCE);
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("cannot start the HTTP client of webhooks", e);
    }
  }

  /**
   * Sends a message.
   *
   * @throws IOException if the receiver did not answer with a status of 200 to 299; the message
   *     does not contain its address, which may be a secret
   */
  void send(Alert.Webhook target, Message message) throws IOException, InterruptedException {
    String body = body(message);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    try {
      ContentResponse response =
          client
              .newRequest(target.url())
              .method(HttpMethod.POST)
              .headers(headers ->
                  headers
                      .put("Idempotency-Key", message.key())
                      .put("Denicheur-Timestamp", timestamp)
                      .put("Denicheur-Signature", "sha256=" + signer.sign(timestamp + "." + body)))
              .body(
                  new BytesRequestContent(
                      "application/json", body.getBytes(StandardCharsets.UTF_8)))
              .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .send();
      if (response.getStatus() < 200 || response.getStatus() > 299) {
        throw new IOException("the receiver answered " + response.getStatus());
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(
          cause instanceof java.net.UnknownHostException
              ? String.valueOf(cause.getMessage())
              : "the receiver cannot be reached (" + name(cause) + ")");
    } catch (TimeoutException e) {
      throw new IOException("the receiver did not answer in " + PATIENCE.toSeconds() + " s");
    }
  }

  private static String name(@org.jspecify.annotations.Nullable Throwable cause) {
    return cause == null ? "no reason given" : cause.getClass().getSimpleName();
  }

  private String body(Message message) throws IOException {
    ObjectNode body =
        JSON.createObjectNode()
            .put("key", message.key())
            .put("alert", message.alert().id())
            .put("search", message.alert().search())
            .put("unsubscribe", message.unsubscribe());
    ArrayNode postings = body.putArray("postings");
    for (Summary posting : message.postings()) {
      postings
          .addObject()
          .put("id", posting.id().value())
          .put("title", posting.title())
          .put("url", addresses.apply(PostingAddress.of(posting.id())))
          .put("date", posting.date() == null ? null : posting.date().toString())
          .put("startup", posting.startup() == null ? null : posting.startup().label());
    }
    return JSON.writeValueAsString(body);
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop the HTTP client of webhooks", e);
    }
  }
}

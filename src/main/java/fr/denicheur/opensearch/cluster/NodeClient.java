package fr.denicheur.opensearch.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sends requests to single nodes of a cluster. Safe for use by several threads. */
final class NodeClient implements Closeable {
  /** Time to shake hands; a node that accepts no connection for so long is down. */
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final HttpClient http;
  private final Optional<String> authorization;

  /**
   * Prepares the client; sends nothing yet.
   *
   * @throws IllegalArgumentException if the CA file cannot be used
   */
  NodeClient(ClusterSettings settings) {
    this.authorization = authorization(settings.credentials());
    HttpClient.Builder client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    if (settings.caFile() != null) {
      client.sslContext(TrustedCertificates.with(settings.caFile()));
    }
    this.http = client.build();
  }

  /** Whether a password or a key goes with each request. */
  boolean isSignedIn() {
    return authorization.isPresent();
  }

  /**
   * Sends a request on a thread of its own. {@code HttpClient.sendAsync} would end it in the pool
   * that parallel streams share, whose threads may all be waiting for its answer.
   *
   * @param limit the time until the head of the answer
   * @param stop done when the caller stops waiting for the body
   */
  CompletableFuture<HttpResponse<byte[]>> send(
      URI node, Request request, Duration limit, CompletableFuture<?> stop) {
    HttpRequest sent = httpRequest(node, request, limit);
    var answer = new CompletableFuture<HttpResponse<byte[]>>();
    var unused =
        Thread.ofVirtual()
            .name("cluster-request")
            .start(() -> {
              try {
                answer.complete(http.send(sent, head -> new StoppableBody(stop)));
              } catch (IOException | InterruptedException | RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    return answer;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest httpRequest(URI node, Request request, Duration limit) {
    String base = node.toString();
    HttpRequest.Builder built =
        HttpRequest.newBuilder()
            .uri(URI.create(base.replaceFirst("/+$", "") + request.path()))
            .timeout(limit)
            .header("Accept", "application/json");
    authorization.ifPresent(value -> built.header("Authorization", value));
    if (!request.contentType().isEmpty()) {
      built.header("Content-Type", request.contentType());
    }
    return built.method(request.method(), request.body()).build();
  }

  private static Optional<String> authorization(ClusterSettings.Credentials credentials) {
    return switch (credentials) {
      case ClusterSettings.Credentials.None none -> Optional.empty();
      case ClusterSettings.Credentials.ApiKey key -> Optional.of("ApiKey " + key.secret());
      case ClusterSettings.Credentials.Password password ->
          Optional.of(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString(
                          (password.user() + ":" + password.secret())
                              .getBytes(StandardCharsets.UTF_8)));
    };
  }
}

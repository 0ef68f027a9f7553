package fr.denicheur.opensearch.cluster;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The body of an answer, of which no more is read when the caller stops waiting; its connection is
 * then closed. The time limit of a {@link java.net.http.HttpRequest} ends with the head, so without
 * this a node that stops in the middle of a body would keep the connection for ever.
 */
final class StoppableBody implements HttpResponse.BodySubscriber<byte[]> {
  private final HttpResponse.BodySubscriber<byte[]> bytes =
      HttpResponse.BodySubscribers.ofByteArray();
  private final CompletableFuture<?> stop;

  /**
   * @param stop done when the caller stops waiting
   */
  StoppableBody(CompletableFuture<?> stop) {
    this.stop = stop;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    bytes.onSubscribe(subscription);
    var unused = stop.thenRun(subscription::cancel);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    bytes.onNext(part);
  }

  @Override
  public void onError(Throwable fault) {
    bytes.onError(fault);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }
}

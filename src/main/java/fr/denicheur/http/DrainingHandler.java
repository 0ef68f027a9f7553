package fr.denicheur.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds {@code Connection: close} to every answer once the server is about to stop, so that no
 * client sends another request into a connection that closes.
 *
 * <p>Jetty adds it only when its connector shuts down, and then closes the connections whose
 * answers had begun before without it. So this handler waits for those answers first.
 */
final class DrainingHandler extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(DrainingHandler.class);

  /** One party for the thread that stops the server, and one for each request that came before. */
  private final Phaser before = new Phaser(1);

  private volatile boolean isDraining;

  /**
   * Adds the header to all further answers, and waits for the answers that had begun.
   *
   * @param patience the longest time to wait
   */
  void drain(Duration patience) throws InterruptedException {
    isDraining = true;
    try {
      int unused =
          before.awaitAdvanceInterruptibly(
              before.arrive(), patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn(
          "{} answers were not finished after {} ms: their connections are closed",
          before.getUnarrivedParties(),
          patience.toMillis());
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    before.register();
    if (isDraining) {
      before.arriveAndDeregister();
    } else {
      Request.addCompletionListener(request, failure -> before.arriveAndDeregister());
    }
    return super.handle(request, announcing(request, response), callback);
  }

  private Response announcing(Request request, Response response) {
    return new Response.Wrapper(request, response) {
      @Override
      public void write(boolean last, ByteBuffer content, Callback callback) {
        if (isDraining && !isCommitted()) {
          getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
        super.write(last, content, callback);
      }
    };
  }
}

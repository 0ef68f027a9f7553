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
 * Tells callers that the server is leaving: once it is, every answer says that its connection
 * closes, so that nobody sends another question into a connection that is being shut.
 *
 * <p>Jetty only begins to say so when its connector is shut down, and then shuts without a word the
 * connections whose answer was on its way already. So the answers on their way are waited for
 * first.
 */
final class Farewell extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

  /** One party for whoever closes, and one for each request that came before. */
  private final Phaser before = new Phaser(1);

  private volatile boolean said;

  /** Whether the server is leaving. */
  boolean isSaid() {
    return said;
  }

  /**
   * From now on answers say that the connection closes; waits for those that may not have said so.
   */
  void say(Duration patience) throws InterruptedException {
    said = true;
    try {
      int unused =
          before.awaitAdvanceInterruptibly(
              before.arrive(), patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn("{} answers were not finished in time", before.getUnarrivedParties());
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    before.register();
    if (said) {
      before.arriveAndDeregister();
    } else {
      Request.addCompletionListener(request, failure -> before.arriveAndDeregister());
    }
    return super.handle(request, new Telling(request, response), callback);
  }

  private final class Telling extends Response.Wrapper {
    Telling(Request request, Response wrapped) {
      super(request, wrapped);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (said && !isCommitted()) {
        getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      }
      super.write(last, content, callback);
    }
  }
}

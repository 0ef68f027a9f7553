package fr.denicheur.http;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;

/**
 * Keeps a client that sends many requests at once, or reads its answers slowly, from taking threads
 * and memory from others.
 *
 * <p>Jetty alone answers all requests that one connection holds, one after the other, before the
 * thread turns to another connection. Here a connection that holds further requests than the one
 * just answered pauses, and all such connections together go on {@value #PER_SECOND} times a second
 * at most. No browser and no usual proxy sends a request before it has read the answer to the last.
 *
 * <p>Long answers go to the socket in pieces, each when the client has taken the one before: Java
 * copies what it writes into memory outside the heap, and keeps that memory for each thread.
 *
 * <p>A refused body has cost its way here, so its refusal comes with a short delay that grows with
 * the number of those that wait: all clients together get {@value #REFUSALS_PER_SECOND} a second at
 * most.
 */
final class FairConnections extends Handler.Wrapper {
  /** Bytes; as long as Jetty's own buffer. */
  private static final int PIECE = 32 * 1024;

  /** A fraction of what one processor answers, so that the others do not feel it. */
  private static final int PER_SECOND = 1_000;

  /** Reading and dropping a mebibyte takes about a millisecond. */
  private static final int REFUSALS_PER_SECOND = 50;

  private static final Set<Integer> BODY_REFUSED =
      Set.of(HttpStatus.PAYLOAD_TOO_LARGE_413, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);

  private final Pace requests = new Pace(PER_SECOND);
  private final Pace refusals = new Pace(REFUSALS_PER_SECOND);

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, inPieces(request, response), pausing(callback, request));
  }

  /** The end of an answer is what lets Jetty read the next request of the connection. */
  private Callback pausing(Callback callback, Request request) {
    return new Callback.Nested(callback) {
      @Override
      public void succeeded() {
        if (request.getConnectionMetaData() instanceof HttpConnection connection
            && !connection.isRequestBufferEmpty()) {
          requests.delay(getCallback()::succeeded);
        } else {
          super.succeeded();
        }
      }
    };
  }

  private Response inPieces(Request request, Response response) {
    return new Response.Wrapper(request, response) {
      @Override
      public void write(boolean last, ByteBuffer content, Callback callback) {
        if (BODY_REFUSED.contains(getStatus()) && !isCommitted()) {
          refusals.delay(() -> super.write(last, content, callback));
        } else if (content == null || content.remaining() <= PIECE) {
          super.write(last, content, callback);
        } else {
          new Writing(getWrapped(), last, content, callback).iterate();
        }
      }
    };
  }

  /** Lets what is delayed happen, a number of times a second at most. */
  private final class Pace {
    private final AtomicInteger waiting = new AtomicInteger();
    private final int perSecond;

    Pace(int perSecond) {
      this.perSecond = perSecond;
    }

    void delay(Runnable next) {
      long micros = waiting.incrementAndGet() * (1_000_000L / perSecond);
      getServer()
          .getScheduler()
          .schedule(
              () -> {
                waiting.decrementAndGet();
                next.run();
              },
              micros,
              TimeUnit.MICROSECONDS);
    }
  }

  /** Writes one answer, a piece at a time. */
  private static final class Writing extends IteratingNestedCallback {
    private final Response response;
    private final boolean last;
    private final ByteBuffer content;

    Writing(Response response, boolean last, ByteBuffer content, Callback callback) {
      super(callback);
      this.response = response;
      this.last = last;
      this.content = content;
    }

    @Override
    protected Action process() {
      if (!content.hasRemaining()) {
        return Action.SUCCEEDED;
      }
      int length = Math.min(PIECE, content.remaining());
      ByteBuffer piece = content.slice(content.position(), length);
      content.position(content.position() + length);
      response.write(last && !content.hasRemaining(), piece, this);
      return Action.SCHEDULED;
    }
  }
}

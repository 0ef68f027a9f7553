package fr.denicheur.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of callers that are too slow: of those whose next request does not begin in time, and of
 * those that do not bring its body, or take its answer, in time.
 *
 * <p>Jetty only notices silence: one byte every few seconds would keep a connection for ever, and a
 * few hundred of them all threads. It can demand a rate of bytes, but not of the head of a request;
 * and by its rate a short answer would have no time at all. So time is what is limited here, the
 * same for all. Nothing is done for each byte: all connections are looked over once in a while.
 */
final class SlowCallers extends Handler.Wrapper implements Connection.Listener {
  /** How many times as long as it may be silent, a caller may take for a body and an answer. */
  private static final int EXCHANGE = 6;

  private static final Logger LOG = LoggerFactory.getLogger(SlowCallers.class);

  /** How many times a connection is looked at before it is let go of. */
  private static final int LOOKS = 10;

  /** What a connection is at, and since when. */
  private record Stage(boolean isExchange, long since) {
    static Stage exchange() {
      return new Stage(true, System.nanoTime());
    }

    static Stage between() {
      return new Stage(false, System.nanoTime());
    }

    boolean isOver(Duration most) {
      return System.nanoTime() - since > most.toNanos();
    }
  }

  private final Duration between;
  private final Duration exchange;
  private final Map<Connection, Stage> stages = new ConcurrentHashMap<>();

  /**
   * @param between how long a connection may wait for the head of a request to be complete, from
   *     its beginning or from the answer before
   */
  SlowCallers(Duration between) {
    this.between = between;
    this.exchange = exchange(between);
  }

  /** How long it may take from the head of a request to the end of its answer. */
  static Duration exchange(Duration between) {
    return between.multipliedBy(EXCHANGE);
  }

  @Override
  public void onOpened(Connection connection) {
    stages.put(connection, Stage.between());
  }

  @Override
  public void onClosed(Connection connection) {
    stages.remove(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    stages.replace(connection, Stage.exchange());
    Request.addCompletionListener(request, failure -> stages.replace(connection, Stage.between()));
    return super.handle(request, response, callback);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    lookAgain();
  }

  private void lookAgain() {
    long pause = between.toMillis() / LOOKS;
    try {
      getServer().getScheduler().schedule(this::look, pause, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the server has stopped");
    }
  }

  private void look() {
    if (isRunning()) {
      lookAgain(); // first, so that no fault ends it
      stages.forEach((connection, stage) -> {
        if (stage.isOver(stage.isExchange() ? exchange : between)) {
          connection.getEndPoint().close();
        }
      });
    }
  }
}

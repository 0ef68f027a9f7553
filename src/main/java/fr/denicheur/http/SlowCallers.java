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
 * Closes the connections of clients that take too long to send a request or to read its answer, and
 * the oldest one of a client that opens too many.
 *
 * <p>Jetty only notices silence: a few hundred clients that send one byte every few seconds would
 * occupy all threads for ever. Jetty can demand a rate of bytes, but not for the head of a request,
 * and not fairly for a short answer. So this class limits the time, and checks all connections ten
 * times per limit.
 */
final class SlowCallers extends Handler.Wrapper implements Connection.Listener {
  /** A body and its answer together may take so many times as long as the head of a request. */
  private static final int EXCHANGE = 6;

  private static final Logger LOG = LoggerFactory.getLogger(SlowCallers.class);

  /** How many times a connection is checked before it is closed. */
  private static final int LOOKS = 10;

  private final Duration between;
  private final Map<Connection, Long> deadlines = new ConcurrentHashMap<>();
  private final ClientAddress addresses;
  private final Shares<Connection> open;

  /** The address of each connection that counts; a closed one does not tell it any more. */
  private final Map<Connection, String> owners = new ConcurrentHashMap<>();

  /**
   * @param between how long a connection may take until the head of a request is complete, from its
   *     beginning or from the previous answer
   * @param addresses knows the trusted proxies, which may open any number of connections
   * @param most the most connections of another address
   */
  SlowCallers(Duration between, ClientAddress addresses, int most) {
    this.between = between;
    this.addresses = addresses;
    this.open = new Shares<>(most);
  }

  /** Returns how long it may take from the head of a request to the end of its answer. */
  static Duration exchange(Duration between) {
    return between.multipliedBy(EXCHANGE);
  }

  @Override
  public void onOpened(Connection connection) {
    deadlines.put(connection, in(between));
    addresses
        .of(connection.getEndPoint().getRemoteSocketAddress())
        .flatMap(address -> {
          owners.put(connection, address);
          return open.take(address, connection);
        })
        .ifPresent(oldest -> oldest.getEndPoint().close());
  }

  @Override
  public void onClosed(Connection connection) {
    deadlines.remove(connection);
    String address = owners.remove(connection);
    if (address != null) {
      open.release(address, connection);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    deadlines.replace(connection, in(exchange(between)));
    Request.addCompletionListener(request, failure -> deadlines.replace(connection, in(between)));
    return super.handle(request, response, callback);
  }

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
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
      LOG.debug("the server has stopped: slow clients are no longer watched");
    }
  }

  private void look() {
    if (isRunning()) {
      lookAgain(); // first, so that an exception does not end the watch
      deadlines.forEach((connection, deadline) -> {
        if (System.nanoTime() - deadline > 0) {
          connection.getEndPoint().close();
        }
      });
    }
  }
}

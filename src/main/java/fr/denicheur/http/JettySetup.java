package fr.denicheur.http;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.nio.channels.ClosedChannelException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Makes Jetty strict, bounded and polite when it stops. */
final class JettySetup {
  /**
   * The request line and all headers together. The line alone needs 6 KB: a question of 500
   * characters outside the basic plane, percent-encoded, is 6,000 bytes long. So a limit of 4 KB
   * for the address cannot hold, and this one, Jetty's usual, bounds both.
   */
  static final int MAX_HEAD = 8 * 1024;

  /**
   * An id may hold a percent sign, written {@code %25}. Jetty finds that ambiguous because others
   * decode twice; here a path is decoded once.
   */
  private static final UriCompliance PATHS =
      UriCompliance.DEFAULT.with("DENICHEUR", UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

  /** For what never waits for a turn: refusals, health, files of pages, and Jetty's own work. */
  private static final int FREE_THREADS = 100;

  private static final int IDLE_THREADS = 8;

  private final HttpSettings settings;
  private final Farewell farewell;
  private final SlowCallers slow;
  private final JettyErrors errors;

  JettySetup(HttpSettings settings, Farewell farewell, Meters meters) {
    this.settings = settings;
    this.farewell = farewell;
    this.slow = new SlowCallers(settings.limits().idle());
    this.errors = new JettyErrors(meters, settings.front());
  }

  void applyTo(JavalinConfig config) {
    config.http.compressionStrategy = CompressionStrategy.NONE; // AnswerWriter compresses
    config.jetty.threadPool = threads();
    config.jetty.modifyHttpConfiguration(this::makeStrict);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(this::bound);
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(errors));
  }

  private void makeStrict(HttpConfiguration http) {
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setUriCompliance(PATHS);
    http.setRequestHeaderSize(MAX_HEAD);
    http.setSendServerVersion(false);
    http.addCustomizer(this::tellOfFront);
  }

  private Request tellOfFront(Request request, HttpFields.Mutable answer) {
    settings.front().applyTo(answer);
    return request;
  }

  /** Enough for every question that may be present, so that none of them keeps health waiting. */
  private QueuedThreadPool threads() {
    HttpSettings.Limits limits = settings.limits();
    int most = limits.running() + limits.waiting() + FREE_THREADS;
    QueuedThreadPool threads = new QueuedThreadPool(most, IDLE_THREADS);
    threads.setName("http");
    return threads;
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = new ClosableConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    connector.addEventListener(slow);
    return connector;
  }

  /** A connector that is closed before it is shut down is not at fault, nor are those it let in. */
  private static final class ClosableConnector extends ServerConnector {
    ClosableConnector(Server server, HttpConnectionFactory http) {
      super(server, http);
    }

    @Override
    protected boolean handleAcceptFailure(Throwable fault) {
      return !(fault instanceof ClosedChannelException) && super.handleAcceptFailure(fault);
    }
  }

  private void bound(Server server) {
    server.setErrorHandler(errors);
    server.addBean(new NetworkConnectionLimit(settings.limits().connections(), server));
    server.insertHandler(farewell);
    server.insertHandler(slow);
  }
}

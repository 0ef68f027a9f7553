package fr.denicheur.http;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

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

  private final HttpSettings settings;

  JettySetup(HttpSettings settings) {
    this.settings = settings;
  }

  void applyTo(JavalinConfig config) {
    config.http.compressionStrategy = CompressionStrategy.NONE; // AnswerWriter compresses
    config.jetty.modifyHttpConfiguration(JettySetup::makeStrict);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(this::bound);
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyErrors()));
  }

  private static void makeStrict(HttpConfiguration http) {
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setUriCompliance(PATHS);
    http.setRequestHeaderSize(MAX_HEAD);
    http.setSendServerVersion(false);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    return connector;
  }

  private void bound(Server server) {
    server.setErrorHandler(new JettyErrors());
    server.addBean(new NetworkConnectionLimit(settings.limits().connections(), server));
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(settings.limits().stop().toMillis());
  }
}

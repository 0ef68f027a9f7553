package fr.denicheur.http;

import fr.denicheur.web.BasePath;
import fr.denicheur.web.Route;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
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

/** Configures Jetty: strict parsing, limits, and the handlers of this package. */
final class JettySetup {
  /**
   * Bytes of the request line and all headers together, Jetty's default. The longest question (500
   * characters of four bytes each, percent-encoded) needs 6,000.
   */
  static final int MAX_HEAD = 8 * 1024;

  /**
   * Allows a percent sign ({@code %25}) and a backslash ({@code %5C}) in an id. Jetty suspects them
   * because some programs decode twice or open files by such a path; this server does neither.
   */
  private static final UriCompliance PATHS =
      UriCompliance.DEFAULT.with(
          "DENICHEUR",
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
          UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS);

  /** Threads for all that waits for no turn: refusals, health, files, and Jetty's own work. */
  private static final int FREE_THREADS = 100;

  private static final int IDLE_THREADS = 8;

  /** The threads that read requests: two callers who take turns must not wait for each other. */
  private static final int READING_THREADS =
      Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

  private final HttpSettings settings;
  private final DrainingHandler draining;
  private final SlowCallers slow;
  private final JettyErrors errors;
  private final PromptAnswers prompt;
  private final ClientAddress clients;
  private final List<Route> routes;

  JettySetup(
      HttpSettings settings,
      DrainingHandler draining,
      List<Route> routes,
      Admission questions,
      Meters meters) {
    this.settings = settings;
    this.draining = draining;
    this.routes = routes;
    this.clients = new ClientAddress(settings.exposure().proxies());
    this.slow =
        new SlowCallers(
            settings.limits().idle(), clients, settings.limits().connectionsPerAddress());
    this.errors = new JettyErrors(meters, settings);
    this.prompt =
        new PromptAnswers(
            routes.stream().map(Route::path).collect(Collectors.toSet()), questions::hasTurn);
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
    http.addCustomizer(this::requireTls);
  }

  private Request requireTls(Request request, HttpFields.Mutable answer) {
    settings.exposure().applyTo(answer);
    return request;
  }

  /**
   * Has a thread for each question that runs or waits, so that health never waits for a thread.
   * Jetty's own queue starts the management beans of the Java virtual machine, which are not used
   * here and take a tenth of the start.
   */
  private QueuedThreadPool threads() {
    HttpSettings.Limits limits = settings.limits();
    int most = limits.running() + limits.waiting() + FREE_THREADS;
    QueuedThreadPool threads =
        new QueuedThreadPool(most, IDLE_THREADS, new LinkedBlockingQueue<>());
    threads.setName("http");
    return threads;
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector =
        new ServerConnector(server, -1, READING_THREADS, new HttpConnectionFactory(http)) {
          // HttpServer closes the connector before it stops: that is no failure to report.
          @Override
          protected boolean handleAcceptFailure(Throwable fault) {
            return !(fault instanceof ClosedChannelException) && super.handleAcceptFailure(fault);
          }
        };
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    // With Java's 50 a burst of connections makes the system drop others, which try again a second
    // later.
    connector.setAcceptQueueSize(settings.limits().connections());
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    connector.addEventListener(slow);
    return connector;
  }

  private void bound(Server server) {
    server.setErrorHandler(errors);
    server.addBean(new NetworkConnectionLimit(settings.limits().connections(), server));
    server.insertHandler(new FairConnections());
    server.insertHandler(draining);
    server.insertHandler(slow);
    server.insertHandler(prompt);
    if (!settings.base().equals(BasePath.ROOT)) {
      server.insertHandler(
          new PrefixRemoval(settings.base(), routes, clients)); // before all others
    }
    server.setDynamic(false); // no handler is added later: their invocation type stays
  }
}

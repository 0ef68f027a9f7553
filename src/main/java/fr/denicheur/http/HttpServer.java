package fr.denicheur.http;

import fr.denicheur.web.Answer;
import fr.denicheur.web.ProblemJson;
import fr.denicheur.web.Route;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server that answers requests from {@link #start} until {@link #close}.
 *
 * <p>Close it before the engine and other things that its routes use. It has no shutdown hook: the
 * caller of {@link #start} closes it. Safe for use by several threads.
 */
public final class HttpServer implements AutoCloseable {
  /** {@code GET /health/live}: always 200. */
  private static final Route LIVE =
      Route.get(
          "/health/live", () -> Answer.json(Map.of("status", "up")).kept(Answer.Keeping.NEVER));

  private static final byte[] ASK_LIVE =
      "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** Milliseconds; the longest wait for connections to be accepted. */
  private static final int MOST_TO_ACCEPT = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Server jetty;
  private final ServerConnector connector;
  private final int port;
  private final HttpSettings settings;
  private final DrainingHandler draining;

  private HttpServer(Server jetty, HttpSettings settings, DrainingHandler draining) {
    this.jetty = jetty;
    this.connector = (ServerConnector) jetty.getConnectors()[0];
    this.port = connector.getLocalPort();
    this.settings = settings;
    this.draining = draining;
  }

  /**
   * Starts a server.
   *
   * @param routes the routes beside {@code /health/live}; the first whose path fits answers
   * @param meters counts the answers, and the questions that run and wait
   * @throws UncheckedIOException if the server cannot listen on its address; the message names it
   */
  public static HttpServer start(List<Route> routes, HttpSettings settings, Meters meters) {
    Admission admission = Admission.ofQuestions(settings.limits());
    meters.gauge("denicheur.questions.running", "Being answered.", admission::running);
    meters.gauge("denicheur.questions.waiting", "Waiting for a turn.", admission::waiting);
    List<Route> all = Stream.concat(routes.stream(), Stream.of(LIVE)).toList();
    DrainingHandler draining = new DrainingHandler();
    Dispatcher dispatcher = new Dispatcher(all, settings, admission, meters);
    JettySetup jetty = new JettySetup(settings, draining, all, admission, meters);
    Javalin javalin = Javalin.create(config -> configure(config, dispatcher, jetty));
    try {
      javalin.start();
    } catch (JavalinException e) {
      String address = settings.host() + ":" + settings.port();
      throw new UncheckedIOException(
          "cannot listen on " + address + ": " + reason(e), new IOException(e));
    }
    return new HttpServer(javalin.jettyServer().server(), settings, draining);
  }

  /**
   * Loads the libraries that a server consists of, for a start that does other work meanwhile:
   * {@link #start} takes half the time after it.
   */
  public static void load() {
    var unusedJetty = new Server(new QueuedThreadPool(1, 1, new LinkedBlockingQueue<>()));
    Javalin unusedJavalin = Javalin.create();
    Answer unusedAnswer = Answer.problem(ProblemJson.of(404, ""));
  }

  /** Returns the message of the innermost cause: Javalin always says that the port is in use. */
  private static String reason(Throwable fault) {
    Throwable cause = fault;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Returns the port that the server listens on; never 0. */
  public int port() {
    return port;
  }

  /** Returns the URL of the server, without a path: {@code http://127.0.0.1:8080}. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + port());
  }

  /**
   * Stops the server so that no request fails: takes no new connection, answers the requests on
   * open ones, and closes each after its answer or after a second of silence.
   *
   * <p>Jetty alone would answer 503 on connections whose clients do not know that it stops.
   */
  @Override
  public void close() {
    try {
      awaitEmpty();
      jetty.stop(); // Javalin's stop() returns at once if another thread is stopping
    } catch (Exception e) {
      throw new IllegalStateException("the server on " + address() + " did not stop", e);
    }
  }

  private void awaitEmpty() throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + settings.limits().stop().toNanos();
    awaitAccepted();
    connector.close(); // so that no new connection comes
    draining.drain(settings.limits().stop());
    try {
      connector.shutdown().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn(
          "{} connections did not end in time: the server closes them",
          connector.getConnectedEndPoints().size());
    }
  }

  /**
   * Waits until all connections that the system has opened are accepted: it would reset the others
   * when the server stops listening. They are accepted in order, so one more, of our own, is last.
   */
  private void awaitAccepted() {
    InetSocketAddress here = new InetSocketAddress(settings.host(), port);
    try (Socket last = new Socket()) {
      last.connect(here, MOST_TO_ACCEPT);
      last.setSoTimeout(MOST_TO_ACCEPT);
      last.getOutputStream().write(ASK_LIVE);
      int unused = last.getInputStream().read();
    } catch (IOException e) {
      LOG.debug("not all connections were accepted before the server stopped listening", e);
    }
  }

  private static void configure(JavalinConfig config, Dispatcher dispatcher, JettySetup jetty) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    jetty.applyTo(config);
    dispatcher.applyTo(config);
  }
}

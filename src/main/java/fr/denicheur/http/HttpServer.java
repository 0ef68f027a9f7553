package fr.denicheur.http;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.reading.PostingReader;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions over HTTP from the moment it is made until it is closed.
 *
 * <p>It does not own the engine: close the server first, then the engine. It listens to no signals:
 * two shutdown hooks would stop Jetty twice at once, so whoever starts the server closes it. Safe
 * for use by several threads.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Server jetty;
  private final ServerConnector connector;
  private final int port;
  private final HttpSettings settings;
  private final Farewell farewell;

  private HttpServer(Server jetty, HttpSettings settings, Farewell farewell) {
    this.jetty = jetty;
    this.connector = (ServerConnector) jetty.getConnectors()[0];
    this.port = connector.getLocalPort();
    this.settings = settings;
    this.farewell = farewell;
  }

  /** Starts to listen; nobody may change postings. */
  public static HttpServer start(
      SearchEngine engine,
      PostingReader reader,
      HttpSettings settings,
      Pages pages,
      Meters meters) {
    return start(engine, reader, settings, pages, Optional.empty(), meters);
  }

  /**
   * Starts to listen.
   *
   * @param engine what answers
   * @param reader reads a pasted text as it reads files
   * @param pages what people look at
   * @param editing what those who keep the postings may do; where it is missing, nobody may
   * @param meters what is told of every answer
   * @throws UncheckedIOException where the address cannot be listened on; the message names it
   */
  public static HttpServer start(
      SearchEngine engine,
      PostingReader reader,
      HttpSettings settings,
      Pages pages,
      Optional<Editing> editing,
      Meters meters) {
    Farewell farewell = new Farewell();
    Readiness readiness = new Readiness(engine, farewell::isSaid);
    Admission admission = new Admission(settings.limits());
    meters.watch(admission);
    meters.watch(engine);
    Routes routes = new Routes(engine, reader, settings, admission, pages, readiness, editing);
    Tokens tokens = editing.map(Editing::tokens).orElse(Tokens.NONE);
    return listen(routes, pages, tokens, settings, farewell, meters);
  }

  /**
   * Starts to listen to whoever runs the service: {@code /metrics}, and its health, which here
   * waits behind nobody.
   *
   * @throws UncheckedIOException where the address cannot be listened on; the message names it
   */
  public static HttpServer startForAdmin(
      SearchEngine engine, HttpSettings settings, Meters meters) {
    Farewell farewell = new Farewell();
    Routes routes = Routes.ofAdmin(meters, new Readiness(engine, farewell::isSaid));
    return listen(routes, Pages.NONE, Tokens.NONE, settings, farewell, new Meters());
  }

  private static HttpServer listen(
      Routes routes,
      Pages pages,
      Tokens tokens,
      HttpSettings settings,
      Farewell farewell,
      Meters meters) {
    ClientAddress clients = new ClientAddress(settings.front().trusted());
    Gate gate = new Gate(tokens, clients);
    Doorkeeper doorkeeper = new Doorkeeper(settings.front(), clients);
    Dispatcher dispatcher = new Dispatcher(routes, pages, gate, meters, doorkeeper);
    JettySetup jetty = new JettySetup(settings, farewell, meters);
    Javalin javalin = Javalin.create(config -> configure(config, dispatcher, jetty));
    try {
      javalin.start();
    } catch (JavalinException e) {
      String address = settings.host() + ":" + settings.port();
      throw new UncheckedIOException(
          "cannot listen on " + address + ": " + reason(e), new IOException(e));
    }
    return new HttpServer(javalin.jettyServer().server(), settings, farewell);
  }

  /** Javalin calls every such fault a port in use; what caused it tells which it is. */
  private static String reason(Throwable fault) {
    Throwable cause = fault;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** The port it listens on; never 0. */
  public int port() {
    return port;
  }

  /** The address to ask, without a path: {@code http://127.0.0.1:8080}. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + port());
  }

  /**
   * Stops without failing anybody: takes no new connection, answers what comes on those there are
   * and closes each after its answer, or once it is silent for a second; waits for all of it.
   *
   * <p>Jetty's own way would be to refuse what comes meanwhile with 503, on connections whose
   * callers cannot know that the server is leaving.
   */
  @Override
  public void close() {
    try {
      awaitEmpty();
      jetty.stop(); // not Javalin's, which returns at once while another thread is stopping
    } catch (Exception e) {
      throw new IllegalStateException("the server on " + address() + " did not stop", e);
    }
  }

  private void awaitEmpty() throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + settings.limits().stop().toNanos();
    connector.close(); // first, while callers stay where they are and none is about to be let in
    farewell.say(settings.limits().stop());
    try {
      connector.shutdown().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn("{} connections are cut off", connector.getConnectedEndPoints().size());
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

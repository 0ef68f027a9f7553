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

/**
 * Answers questions over HTTP from the moment it is made until it is closed.
 *
 * <p>It does not own the engine: close the server first, then the engine. It listens to no signals:
 * two shutdown hooks would stop Jetty twice at once, so whoever starts the server closes it. Safe
 * for use by several threads.
 */
public final class HttpServer implements AutoCloseable {
  private final Javalin javalin;
  private final HttpSettings settings;

  private HttpServer(Javalin javalin, HttpSettings settings) {
    this.javalin = javalin;
    this.settings = settings;
  }

  /**
   * Starts to listen, to questions alone.
   *
   * @param engine what answers
   * @param reader reads a pasted text as it reads files
   * @param pages what people look at
   * @throws UncheckedIOException where the address cannot be listened on; the message names it
   */
  public static HttpServer start(
      SearchEngine engine, PostingReader reader, HttpSettings settings, Pages pages) {
    return start(engine, reader, settings, pages, Optional.empty());
  }

  /**
   * Starts to listen.
   *
   * @param engine what answers
   * @param reader reads a pasted text as it reads files
   * @param pages what people look at
   * @param editing what those who keep the postings may do; where it is missing, nobody may
   * @throws UncheckedIOException where the address cannot be listened on; the message names it
   */
  public static HttpServer start(
      SearchEngine engine,
      PostingReader reader,
      HttpSettings settings,
      Pages pages,
      Optional<Editing> editing) {
    Admission admission = new Admission(settings.limits());
    Routes routes = new Routes(engine, reader, admission, pages, editing);
    Gate gate = new Gate(editing.map(Editing::tokens).orElse(Tokens.NONE));
    Dispatcher dispatcher = new Dispatcher(routes, pages, gate);
    Javalin javalin = Javalin.create(config -> configure(config, dispatcher, settings));
    try {
      javalin.start();
    } catch (JavalinException e) {
      String address = settings.host() + ":" + settings.port();
      throw new UncheckedIOException(
          "cannot listen on " + address + ": " + reason(e), new IOException(e));
    }
    return new HttpServer(javalin, settings);
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
    return javalin.port();
  }

  /** The address to ask, without a path: {@code http://127.0.0.1:8080}. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + port());
  }

  /** Takes no new questions, lets answers in progress finish, then stops; waits for all of it. */
  @Override
  public void close() {
    try {
      // Not Javalin.stop(): it returns at once while another thread is stopping the server.
      javalin.jettyServer().server().stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server on " + address() + " did not stop", e);
    }
  }

  private static void configure(
      JavalinConfig config, Dispatcher dispatcher, HttpSettings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    new JettySetup(settings).applyTo(config);
    dispatcher.applyTo(config);
  }
}

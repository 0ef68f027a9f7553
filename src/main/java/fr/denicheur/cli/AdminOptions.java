package fr.denicheur.cli;

import fr.denicheur.http.HttpServer;
import fr.denicheur.http.HttpSettings;
import fr.denicheur.http.Meters;
import fr.denicheur.web.Route;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Holds the option for the port of metrics and health, and starts their server. */
final class AdminOptions {
  private static final int DEFAULT_PORT = 8081;
  private static final String OFF = "off";

  @Option(
      names = "--admin-port",
      paramLabel = "N",
      description =
          "Port of /metrics and health on 127.0.0.1; 0 takes any free port, off turns them off"
              + " (default: "
              + DEFAULT_PORT
              + " if it is free).")
  private @Nullable String port;

  /**
   * Starts the server for metrics and health unless the option is {@code off}. If the default port
   * is in use, the service starts without metrics and prints that once: a second service on the
   * same machine must still start.
   *
   * @param ready answers {@code /health/ready} in detail
   * @throws EnvironmentException if the operator chose a port and it is not available
   */
  Optional<HttpServer> listen(Route ready, Meters meters, SharedOptions shared, Terminal terminal) {
    if (OFF.equals(port)) {
      return Optional.empty();
    }
    HttpSettings settings = HttpSettings.on("127.0.0.1", number(shared));
    try {
      List<Route> routes = List.of(ready, meters.route());
      HttpServer server = HttpServer.start(routes, settings, new Meters());
      if (port != null) {
        terminal.tell("denicheur: metrics on " + server.address() + "/metrics");
      }
      return Optional.of(server);
    } catch (UncheckedIOException e) {
      if (port != null) {
        throw new EnvironmentException(e.getMessage() + "; name another with --admin-port", e);
      }
      terminal.tell(
          "denicheur: goes on without metrics: "
              + e.getMessage()
              + "; name another port with --admin-port");
      return Optional.empty();
    }
  }

  private int number(SharedOptions shared) {
    if (port == null) {
      return DEFAULT_PORT;
    }
    try {
      int number = Integer.parseInt(port);
      if (number >= 0 && number <= HttpSettings.MAX_PORT) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number out of range
    }
    throw shared.refused(Setting.ADMIN_PORT, port);
  }
}

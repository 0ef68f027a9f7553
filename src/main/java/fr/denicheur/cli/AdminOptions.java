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

/** The port for the operator, with metrics and health, on this machine alone. */
final class AdminOptions {
  private static final int DEFAULT_PORT = 8081;
  private static final String OFF = "off";

  @Option(
      names = "--admin-port",
      paramLabel = "N",
      description =
          "Port of /metrics and health on 127.0.0.1; 0 takes any free one, off has none (default: "
              + DEFAULT_PORT
              + ", where it is free).")
  private @Nullable String port;

  /**
   * Starts to listen, unless the port is off. The default port may be in use, by a second service
   * on the machine: then this service answers without metrics, and says so once.
   *
   * @param ready answers {@code /health/ready} in detail
   * @throws EnvironmentException if the port that the operator chose cannot be listened on
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
          "denicheur: no metrics: " + e.getMessage() + "; name another port with --admin-port");
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
      // said below, as for any other word
    }
    throw shared.wrong(
        "--admin-port must be off or between 0 and " + HttpSettings.MAX_PORT + "; got " + port);
  }
}

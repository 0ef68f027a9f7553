package fr.denicheur.cli;

import fr.denicheur.http.HttpSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code denicheur healthy}: asks the server of this machine whether it answers questions. It is
 * the health check of a container, which has no other program.
 */
@Command(
    name = "healthy",
    sortOptions = false,
    description = "Ask the server that runs on this machine whether it answers questions.",
    footer = {
      "",
      "Exit status 0 if it does, 1 if it does not or does not answer within five seconds.",
      "",
      "Examples:",
      "  denicheur healthy",
      "  denicheur healthy --port 9000"
    })
final class HealthyCommand implements Callable<Integer> {
  /** Milliseconds; health does not queue behind questions, so a healthy server takes a few. */
  private static final int PATIENCE = 5_000;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address that the server listens on (default: 127.0.0.1).")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port that the server listens on (default: 8080).")
  private int port;

  @Mixin private final SharedOptions shared;

  HealthyCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    if (port < 0 || port > HttpSettings.MAX_PORT) {
      throw shared.refused(Setting.PORT, Integer.toString(port));
    }
    Terminal terminal = shared.terminal();
    try {
      URI ready = address().resolve("/health/ready");
      int status = ask(ready);
      terminal.print(ready + " answers " + status);
      return status == HttpURLConnection.HTTP_OK ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IOException e) {
      terminal.tell("denicheur: no answer from " + host + ", port " + port + ": " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  /** Returns the address of the server; one that listens on all addresses is asked on this one. */
  private URI address() throws IOException {
    InetAddress listening = InetAddress.getByName(host);
    InetAddress asked =
        listening.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listening;
    String literal = asked.getHostAddress();
    return URI.create(
        "http://" + (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + port);
  }

  private static int ask(URI address) throws IOException {
    var question = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    question.setConnectTimeout(PATIENCE);
    question.setReadTimeout(PATIENCE);
    try {
      return question.getResponseCode();
    } finally {
      question.disconnect();
    }
  }
}

package fr.denicheur.cli;

import fr.denicheur.http.Exposure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What stands between the server and its callers. */
final class FrontOptions {
  @Option(
      names = "--allowed-hosts",
      paramLabel = "NAME",
      split = ",",
      description = "Names the site may be called by, separated by commas (default: any).")
  private @Nullable List<String> hosts;

  @Option(
      names = "--trusted-proxies",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "Addresses or ranges whose X-Forwarded-For is believed, separated by commas (default:"
              + " nobody's).")
  private @Nullable List<String> proxies;

  @Option(
      names = "--rate-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "Requests a minute that one client may make; 0 leaves them free (default: 0).")
  private int perMinute;

  @Option(
      names = "--hsts",
      fallbackValue = "true",
      description = "Tell browsers to come by TLS alone; only where TLS is in front.")
  private boolean tls;

  /** Returns what was said. */
  Exposure exposure(SharedOptions shared) {
    try {
      return new Exposure(said(hosts), said(proxies), perMinute, tls);
    } catch (IllegalArgumentException e) {
      throw shared.wrong(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> said(@Nullable List<String> values) {
    return values == null
        ? List.of()
        : values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
  }
}

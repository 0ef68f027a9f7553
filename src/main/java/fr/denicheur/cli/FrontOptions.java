package fr.denicheur.cli;

import fr.denicheur.http.Exposure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Holds the options that restrict clients and name the proxies in front of the server. */
final class FrontOptions {
  @Option(
      names = "--allowed-hosts",
      paramLabel = "NAME",
      split = ",",
      description = "Host names that requests may use, separated by commas (default: any).")
  private @Nullable List<String> hosts;

  @Option(
      names = "--trusted-proxies",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "Addresses or ranges of proxies whose X-Forwarded-For is trusted, separated by commas"
              + " (default: none).")
  private @Nullable List<String> proxies;

  @Option(
      names = "--rate-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "Requests a minute that one client may make; 0 means no limit (default: 0).")
  private int perMinute;

  @Option(
      names = "--hsts",
      fallbackValue = "true",
      description =
          "Send Strict-Transport-Security; only if a proxy in front of the server ends TLS.")
  private boolean tls;

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

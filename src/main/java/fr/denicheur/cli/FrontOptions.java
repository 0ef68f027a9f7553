package fr.denicheur.cli;

import fr.denicheur.http.Exposure;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Holds the options that restrict clients and name the proxies in front of the server. */
final class FrontOptions {
  /** A list in the file is joined by the one, a list in an option by the other. */
  static final String SEPARATOR = "[," + Settings.SEPARATOR + "]";

  private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9_][a-z0-9_.-]*");
  private static final Pattern IPV6 =
      Pattern.compile("^\\[?([0-9a-f]{0,4}:[0-9a-f]{0,4}:[0-9a-f:.]{0,40})]?$");

  @Option(
      names = "--allowed-hosts",
      paramLabel = "NAME",
      split = SEPARATOR,
      splitSynopsisLabel = ",",
      description =
          "Host names that requests may use, separated by commas; repeatable (default: any).")
  private @Nullable List<String> hosts;

  @Option(
      names = "--trusted-proxies",
      paramLabel = "ADDRESS",
      split = SEPARATOR,
      splitSynopsisLabel = ",",
      description =
          "Addresses or ranges of proxies whose X-Forwarded-For is trusted, separated by commas;"
              + " repeatable (default: none).")
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

  /**
   * Returns what the options say.
   *
   * @throws ParameterException if a value breaks the rule of its setting
   */
  Exposure exposure(SharedOptions shared) {
    List<String> names =
        said(hosts).stream()
            .map(host ->
                hostName(host).orElseThrow(() -> shared.refused(Setting.ALLOWED_HOSTS, host)))
            .toList();
    said(proxies).stream()
        .filter(Predicate.not(FrontOptions::isProxy))
        .findFirst()
        .ifPresent(proxy -> {
          throw shared.refused(Setting.TRUSTED_PROXIES, proxy);
        });
    if (perMinute < 0) {
      throw shared.refused(Setting.RATE_LIMIT, Integer.toString(perMinute));
    }
    return new Exposure(names, said(proxies), perMinute, tls);
  }

  /** Returns a host as requests name it: in ASCII, an IPv6 address in brackets. */
  private static Optional<String> hostName(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    Matcher address = IPV6.matcher(lower);
    if (address.matches()) {
      return Optional.of("[" + address.group(1) + "]");
    }
    try {
      return Optional.of(IDN.toASCII(lower)).filter(HOST_NAME.asMatchPredicate());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isProxy(String address) {
    try {
      return !new Exposure(List.of(), List.of(address), 0, false).proxies().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> said(@Nullable List<String> values) {
    return values == null
        ? List.of()
        : values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
  }
}

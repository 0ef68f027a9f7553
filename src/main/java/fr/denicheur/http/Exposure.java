package fr.denicheur.http;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The settings of what stands between a server and its clients: host names, proxies, a rate limit,
 * TLS.
 *
 * @param hosts the host names that requests may use, without a port; empty if any
 * @param proxies the addresses of trusted proxies ({@code 10.0.0.1}, {@code 10.0.0.0/8}); the
 *     server ignores the {@code X-Forwarded-For} of other clients
 * @param perMinute how many requests one client may send in a minute; 0 means any number
 * @param tls whether clients use TLS, which a proxy ends
 */
public record Exposure(List<String> hosts, List<String> proxies, int perMinute, boolean tls) {
  private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

  /** Any host name, no trusted proxy, no rate limit, no TLS. */
  public static final Exposure OPEN = new Exposure(List.of(), List.of(), 0, false);

  /**
   * @throws IllegalArgumentException if an address is malformed, or the limit negative
   */
  public Exposure {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    proxies = List.copyOf(proxies);
    if (perMinute < 0) {
      throw new IllegalArgumentException("requests a minute must be at least 0; got " + perMinute);
    }
    ClientAddress unused = new ClientAddress(proxies); // refuses a malformed address
  }

  /** Adds the header by which browsers use TLS only, if clients use TLS at all. */
  void applyTo(HttpFields.Mutable answer) {
    if (tls) {
      answer.put(HttpHeader.STRICT_TRANSPORT_SECURITY, ONE_YEAR);
    }
  }
}

package fr.denicheur.http;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * What stands between a server and its callers.
 *
 * @param hosts the names it may be called by, lower case, without a port; empty where any will do
 * @param proxies addresses ({@code 10.0.0.1}, {@code 10.0.0.0/8}) whose word for whom they ask is
 *     taken; nobody else's is
 * @param perMinute questions that one client may ask in a minute; 0 leaves them free
 * @param tls whether callers come by TLS, ended by somebody in front
 */
public record Front(List<String> hosts, List<String> proxies, int perMinute, boolean tls) {
  private static final String A_YEAR = "max-age=31536000; includeSubDomains";

  /** Nothing is known of it. */
  public static final Front OPEN = new Front(List.of(), List.of(), 0, false);

  /**
   * @throws IllegalArgumentException where an address is none, or a number is negative
   */
  public Front {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    proxies = List.copyOf(proxies);
    if (perMinute < 0) {
      throw new IllegalArgumentException("questions a minute must be at least 0; got " + perMinute);
    }
    InetAddressSet unused = addresses(proxies); // refuses what is no address
  }

  /** Tells browsers to come by TLS alone, where it is in front. */
  void applyTo(HttpFields.Mutable answer) {
    if (tls) {
      answer.put(HttpHeader.STRICT_TRANSPORT_SECURITY, A_YEAR);
    }
  }

  /** The addresses of the proxies. */
  InetAddressSet trusted() {
    return addresses(proxies);
  }

  private static InetAddressSet addresses(List<String> written) {
    InetAddressSet addresses = new InetAddressSet();
    for (String address : written) {
      if (!ClientAddress.isPattern(address)) {
        throw new IllegalArgumentException("a proxy must be an address or a range; got " + address);
      }
      addresses.add(address);
    }
    return addresses;
  }
}

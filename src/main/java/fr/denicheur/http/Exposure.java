package fr.denicheur.http;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * How a server is exposed to its clients: by which names, through which proxies, how often.
 *
 * @param hosts the names it may be called by, lower case, without a port; empty if it answers to
 *     every name
 * @param proxies addresses ({@code 10.0.0.1}, {@code 10.0.0.0/8}) of the proxies whose {@code
 *     X-Forwarded-For} the server believes; it ignores that of other clients
 * @param perMinute questions that one client may ask in a minute; 0 means any number
 * @param tls whether clients come by TLS, which a proxy ends
 */
public record Exposure(List<String> hosts, List<String> proxies, int perMinute, boolean tls) {
  private static final String A_YEAR = "max-age=31536000; includeSubDomains";

  /** Answers to every name, without proxy, limit or TLS. */
  public static final Exposure OPEN = new Exposure(List.of(), List.of(), 0, false);

  /**
   * @throws IllegalArgumentException if an address is malformed, or a number is negative
   */
  public Exposure {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    proxies = List.copyOf(proxies);
    if (perMinute < 0) {
      throw new IllegalArgumentException("questions a minute must be at least 0; got " + perMinute);
    }
    InetAddressSet unused = addresses(proxies); // refuses a malformed address
  }

  /** Tells browsers to come by TLS alone, if a proxy ends it. */
  void applyTo(HttpFields.Mutable answer) {
    if (tls) {
      answer.put(HttpHeader.STRICT_TRANSPORT_SECURITY, A_YEAR);
    }
  }

  /** Returns the addresses of the proxies. */
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

package fr.denicheur.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Finds the address of the client that sent a request: the other end of the connection or, if that
 * is a trusted proxy, the last address in {@code X-Forwarded-For} that is no trusted proxy. So no
 * client can choose its address.
 */
final class ClientAddress {
  /** An IPv6 network of this length belongs to one customer (RFC 6177), so it is one client. */
  private static final int NETWORK_BYTES = 8;

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

  /** Matches no host name, because Java would resolve it. */
  private static final Pattern LITERAL =
      Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  private static final Pattern LENGTH = Pattern.compile("(/[0-9]{1,3})?");

  private final InetAddressSet trusted = new InetAddressSet();

  /**
   * @param proxies the addresses of trusted proxies, or ranges such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException if one is malformed
   */
  ClientAddress(List<String> proxies) {
    for (String proxy : proxies) {
      String address = proxy.split("/", 2)[0];
      String length = proxy.substring(address.length());
      if (parse(address).isEmpty() || !LENGTH.matcher(length).matches()) {
        throw new IllegalArgumentException("a proxy must be an address or a range; got " + proxy);
      }
      trusted.add(proxy);
    }
  }

  /** Returns the address of the client; the network, if it is an IPv6 address. */
  String of(HttpServletRequest request) {
    String peer = request.getRemoteAddr();
    InetAddress client = parse(peer).orElse(null);
    if (client == null) {
      return peer;
    }
    for (String hop : forwarded(request)) {
      Optional<InetAddress> before = trusted.test(client) ? parse(hop.strip()) : Optional.empty();
      if (before.isEmpty()) {
        break;
      }
      client = before.get();
    }
    return name(client);
  }

  /**
   * Returns the address of the other end of a connection; empty if it is a trusted proxy, which
   * holds connections for many clients.
   */
  Optional<String> of(SocketAddress peer) {
    return peer instanceof InetSocketAddress socket && !trusted.test(socket.getAddress())
        ? Optional.of(name(socket.getAddress()))
        : Optional.empty();
  }

  /** Returns the addresses from the last to the first: each proxy adds one at the end. */
  private static List<String> forwarded(HttpServletRequest request) {
    List<String> hops =
        Collections.list(request.getHeaders("X-Forwarded-For")).stream()
            .flatMap(header -> Arrays.stream(header.split(",", -1)))
            .toList();
    return hops.reversed();
  }

  private static Optional<InetAddress> parse(String written) {
    String bare =
        written.startsWith("[") && written.endsWith("]")
            ? written.substring(1, written.length() - 1)
            : written;
    try {
      return LITERAL.matcher(bare).matches()
          ? Optional.of(InetAddress.getByName(bare))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String name(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
        : address.getHostAddress();
  }
}

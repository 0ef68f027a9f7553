package fr.denicheur.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Identifies the client of a request in a way that the client cannot choose: by the address at the
 * other end of the connection or, if that is a trusted proxy, by the last address in {@code
 * X-Forwarded-For} that is none.
 */
final class ClientAddress {
  /** A network of this length belongs to one customer (RFC 6177): its addresses are one client. */
  private static final int NETWORK_BYTES = 8;

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

  /** Matches addresses and no host name: Java would resolve a name. */
  private static final Pattern LITERAL =
      Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  private static final Pattern RANGE = Pattern.compile("(/[0-9]{1,3})?");

  private final InetAddressSet trusted;

  ClientAddress(InetAddressSet trusted) {
    this.trusted = trusted;
  }

  /** Whether a text is an address, or an address and the length of a network. */
  static boolean isPattern(String written) {
    int slash = written.indexOf('/');
    String address = slash < 0 ? written : written.substring(0, slash);
    String rest = slash < 0 ? "" : written.substring(slash);
    return parse(address).isPresent() && RANGE.matcher(rest).matches();
  }

  /** Returns the client of a request. */
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

  /** Returns the addresses from the last on: the proxy that is nearest adds its own at the end. */
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

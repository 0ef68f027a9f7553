package fr.denicheur.alert;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves the hosts of webhooks to addresses of the public internet alone. The client connects to
 * the addresses that were checked and asks for no others, so a name that resolves differently a
 * moment later reaches nothing.
 *
 * @param isPrivateAllowed whether every address is allowed
 */
record PublicAddresses(boolean isPrivateAllowed) implements SocketAddressResolver {
  /** Ranges that are not of the public internet, beside those that the JDK knows: RFC 6890. */
  private static final List<Range> RESERVED =
      List.of(
          new Range(8, 0), // this network
          new Range(10, 100, 64), // shared by customers of a provider
          new Range(24, 192, 0, 0), // protocols
          new Range(15, 198, 18), // benchmarks
          new Range(4, 240), // reserved, and broadcast
          new Range(7, 0xfc), // unique local, IPv6
          new Range(96, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0), // IPv4 behind NAT64
          new Range(16, 0x20, 0x02), // IPv4 behind 6to4
          new Range(32, 0x20, 0x01, 0, 0), // IPv4 behind Teredo
          new Range(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)); // IPv4-compatible, ::1

  /**
   * Addresses that begin with some bits; those of IPv6 begin with at least 7 that are not IPv4's.
   */
  private record Range(int bits, List<Integer> start) {
    Range(int bits, Integer... start) {
      this(bits, List.of(start));
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int wanted = bit / 8 < start.size() ? start.get(bit / 8) : 0;
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (wanted & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    try {
      String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      List<InetSocketAddress> addresses =
          Arrays.stream(InetAddress.getAllByName(bare))
              .filter(address -> isPrivateAllowed || isPublic(address))
              .map(address -> new InetSocketAddress(address, port))
              .toList();
      if (addresses.isEmpty()) {
        promise.failed(new UnknownHostException("the host has no public address"));
      } else {
        promise.succeeded(addresses);
      }
    } catch (UnknownHostException e) {
      promise.failed(new UnknownHostException("the host has no address"));
    }
  }

  /** Whether an address is one of the public internet. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean isSix = address instanceof Inet6Address;
    return !(address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || RESERVED.stream().anyMatch(range -> isSix == isOfSix(range) && range.holds(bytes)));
  }

  private static boolean isOfSix(Range range) {
    return RESERVED.indexOf(range) >= 5;
  }
}

package fr.denicheur.assistant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pages whose scripts may ask. Programs send no {@code Origin}. A page of another site could
 * reach a server of this machine through the browser of a visitor, or pretend to be of it by DNS
 * rebinding; so the name in {@code Origin} must be known, whatever {@code Host} says.
 */
final class Origins {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> hosts;

  /**
   * @param hosts the names of this site, without ports
   */
  Origins(Collection<String> hosts) {
    this.hosts =
        hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * Whether a request may be answered.
   *
   * @param origin the header; {@code null} if there is none
   */
  boolean allow(@Nullable String origin) {
    if (origin == null) {
      return true;
    }
    try {
      String host = new URI(origin).getHost();
      String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
      return THIS_MACHINE.contains(name) || hosts.contains(name);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

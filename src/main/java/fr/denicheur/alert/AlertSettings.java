package fr.denicheur.alert;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The settings of alerts.
 *
 * @param named the alerts of the operator's file
 * @param state the folder of what was told, and of the alerts that programs made
 * @param secret signs messages and links; empty to use one that is made once and kept in {@code
 *     state}
 * @param isPrivateAllowed whether webhooks may reach loopback, link-local and private addresses
 * @param mail how mail is sent; empty if it cannot be
 * @param addresses makes a path of the site an address that others can open
 */
public record AlertSettings(
    List<Alert> named,
    Path state,
    Optional<String> secret,
    boolean isPrivateAllowed,
    Optional<Smtp> mail,
    UnaryOperator<String> addresses) {

  /**
   * The mail server.
   *
   * @param server {@code smtp://host:587}, which must offer TLS; {@code smtps://host:465}, TLS from
   *     the start; or {@code smtp+plain://host:25} without TLS
   * @param from the sender
   * @param user signs in; empty if the server asks for none
   * @param password of the user
   */
  public record Smtp(URI server, String from, String user, String password) {
    private static final List<String> SCHEMES = List.of("smtp", "smtps", "smtp+plain");

    public Smtp {
      if (!SCHEMES.contains(server.getScheme()) || server.getHost() == null) {
        throw new IllegalArgumentException(
            "a mail server must be like smtp://smtp.exemple.fr:587; got '" + server + "'");
      }
      Alert.Mail unused = new Alert.Mail(from);
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
      return "Smtp[" + server.getHost() + ", " + from + "]";
    }
  }

  public AlertSettings {
    named = List.copyOf(named);
  }

  /** Leaves out the secrets. */
  @Override
  public String toString() {
    return "AlertSettings[" + named.size() + " alerts, " + state + "]";
  }
}

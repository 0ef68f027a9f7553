package fr.denicheur.opensearch.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of an OpenSearch cluster, how to sign in, and how its indices are laid out.
 *
 * @param addresses the nodes or proxies to ask, at least one; each begins with {@code http} or
 *     {@code https} and may end in a path
 * @param index what the names of all our indices begin with
 * @param credentials how Dénicheur signs in
 * @param caFile certificates in PEM form to trust besides those of the JDK; null if there are none
 * @param timeout how long one request may take, with all its repetitions
 * @param shards into how many parts a new index is divided, 1 to {@value #MAX_SHARDS}
 * @param replicas how many further copies of each shard the cluster keeps, 0 to {@value
 *     #MAX_REPLICAS}; with 0, the loss of a node loses postings until they are written again
 */
public record ClusterSettings(
    List<URI> addresses,
    String index,
    Credentials credentials,
    @Nullable Path caFile,
    Duration timeout,
    int shards,
    int replicas) {
  /** What the names of our indices begin with unless the operator says otherwise. */
  public static final String DEFAULT_INDEX = "denicheur";

  /** Time enough for a slow answer; a client that waits longer has gone. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** The most shards that OpenSearch allows in one index. */
  public static final int MAX_SHARDS = 1024;

  /** More copies than any cluster of ours has nodes. */
  public static final int MAX_REPLICAS = 20;

  /** A subset of what OpenSearch allows; the length leaves room for the ends of our names. */
  private static final Pattern INDEX = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");

  private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);

  /** How Dénicheur signs in. No text form shows a secret. */
  public sealed interface Credentials {
    /** The cluster asks for no credentials. */
    record None() implements Credentials {}

    /**
     * A user and a password, sent with each request (HTTP Basic).
     *
     * @param user the name, without a colon, which would end it
     * @param secret the password
     */
    record Password(String user, String secret) implements Credentials {
      public Password {
        if (user.isBlank() || user.contains(":")) {
          throw new IllegalArgumentException(
              "the user must not be blank and must hold no colon; got \"" + user + "\"");
        }
        requireSecret("password", secret);
      }

      @Override
      public String toString() {
        return "Password[user=" + user + ", secret=***]";
      }
    }

    /**
     * A key that an operator made in the cluster for Dénicheur.
     *
     * @param secret the key, in the form in which it goes into the {@code Authorization} header
     */
    record ApiKey(String secret) implements Credentials {
      public ApiKey {
        requireSecret("API key", secret);
      }

      @Override
      public String toString() {
        return "ApiKey[secret=***]";
      }
    }
  }

  public ClusterSettings {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("the cluster needs at least one address; got none");
    }
    addresses.forEach(ClusterSettings::requireAddress);
    if (!INDEX.matcher(index).matches()) {
      throw new IllegalArgumentException(
          "the index name must be 1 to 100 lower-case letters, digits, - and _, and begin with a"
              + " letter or digit; got \""
              + index
              + "\"");
    }
    if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "the time limit of a request must be between "
              + MIN_TIMEOUT.toMillis()
              + " ms and "
              + MAX_TIMEOUT.toMinutes()
              + " min; got "
              + timeout);
    }
    requireBetween(1, MAX_SHARDS, "shards", shards);
    requireBetween(0, MAX_REPLICAS, "replicas", replicas);
  }

  /** Returns settings for an open cluster: one shard, one replica, the usual name and time. */
  public static ClusterSettings at(URI... addresses) {
    return new ClusterSettings(
        List.of(addresses), DEFAULT_INDEX, new Credentials.None(), null, DEFAULT_TIMEOUT, 1, 1);
  }

  /** Returns these settings with another beginning of the index names. */
  public ClusterSettings named(String other) {
    return new ClusterSettings(addresses, other, credentials, caFile, timeout, shards, replicas);
  }

  /** Returns these settings with another time limit. */
  public ClusterSettings within(Duration other) {
    return new ClusterSettings(addresses, index, credentials, caFile, other, shards, replicas);
  }

  /** Returns these settings with other numbers of shards and replicas. */
  public ClusterSettings spread(int moreShards, int moreReplicas) {
    return new ClusterSettings(
        addresses, index, credentials, caFile, timeout, moreShards, moreReplicas);
  }

  private static void requireAddress(URI address) {
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "an address of the cluster must hold no user and password, because addresses are logged;"
              + " got them in the address of "
              + address.getHost());
    }
    boolean isHttp =
        "http".equalsIgnoreCase(address.getScheme())
            || "https".equalsIgnoreCase(address.getScheme());
    if (!isHttp
        || address.getHost() == null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "an address of the cluster must look like https://host:9200; got \"" + address + "\"");
    }
  }

  private static void requireSecret(String what, String secret) {
    if (secret.isBlank() || secret.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " must not be blank and must hold no line break or other control character; got "
              + secret.length()
              + " characters, which stay secret");
    }
  }

  private static void requireBetween(int least, int most, String name, int value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be between " + least + " and " + most + "; got " + value);
    }
  }
}

package fr.denicheur.cli;

import fr.denicheur.opensearch.cluster.ClusterSettings;
import fr.denicheur.opensearch.cluster.ClusterSettings.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the options that choose the engine, and name its cluster. */
final class EngineOptions {
  /** The name of the option that chooses the engine. */
  static final String ENGINE = "--engine";

  /** The engine in this process. */
  static final String EMBEDDED = "embedded";

  /** The engine that keeps the index in a cluster. */
  static final String OPENSEARCH = "opensearch";

  /** Holds the password itself; on a command line, every user of the machine could see it. */
  static final String PASSWORD = "DENICHEUR_OPENSEARCH_PASSWORD";

  /** Holds the API key itself. */
  static final String API_KEY = "DENICHEUR_OPENSEARCH_API_KEY";

  /** What the keys of all settings of a cluster begin with. */
  private static final String OF_CLUSTER = "opensearch-";

  private static final String USER_INFO = "//[^/]*@";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = ENGINE,
      paramLabel = "NAME",
      description =
          "Where the index is kept: embedded, in the folder of --index, or opensearch, in a cluster"
              + " (default: embedded).")
  private @Nullable String engine;

  @Option(
      names = "--opensearch-url",
      paramLabel = "URL",
      split = FrontOptions.SEPARATOR,
      splitSynopsisLabel = ",",
      description =
          "Addresses of the cluster, such as https://search.exemple.fr:9200, separated by commas;"
              + " repeatable.")
  private @Nullable List<String> urls;

  @Option(
      names = "--opensearch-index",
      paramLabel = "NAME",
      description =
          "What the names of the indices in the cluster begin with (default: "
              + ClusterSettings.DEFAULT_INDEX
              + ").")
  private @Nullable String index;

  @Option(
      names = "--opensearch-user",
      paramLabel = "NAME",
      description = "User that signs in to the cluster; needs a password.")
  private @Nullable String user;

  @Option(
      names = "--opensearch-password-file",
      paramLabel = "FILE",
      description = "File of the password; or set " + PASSWORD + " to the password itself.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--opensearch-api-key-file",
      paramLabel = "FILE",
      description =
          "File of an API key, instead of a user; or set " + API_KEY + " to the key itself.")
  private @Nullable Path apiKeyFile;

  @Option(
      names = "--opensearch-ca",
      paramLabel = "FILE",
      description = "Certificates in PEM form to trust besides those of the JDK.")
  private @Nullable Path ca;

  @Option(
      names = "--opensearch-shards",
      paramLabel = "N",
      description = "Parts into which a new index is divided (default: 1).")
  private @Nullable Integer shards;

  @Option(
      names = "--opensearch-replicas",
      paramLabel = "N",
      description = "Further copies of each part in other nodes (default: 1).")
  private @Nullable Integer replicas;

  @Option(
      names = "--opensearch-timeout",
      paramLabel = "SECONDS",
      description = "Time for one request to the cluster, with its repetitions (default: 10).")
  private @Nullable Integer timeout;

  /**
   * Returns the settings of the cluster; empty if the engine is the embedded one.
   *
   * @throws ParameterException if a value breaks the rule of its setting, or if options contradict
   *     each other
   */
  Optional<ClusterSettings> cluster(SharedOptions shared) {
    if (engine == null || engine.equals(EMBEDDED)) {
      requireNoneOfCluster(shared);
      return Optional.empty();
    }
    if (!engine.equals(OPENSEARCH)) {
      throw shared.refused(Setting.ENGINE, engine);
    }
    ClusterSettings settings =
        new ClusterSettings(
            addresses(shared),
            ClusterSettings.DEFAULT_INDEX,
            credentials(shared),
            ca == null ? null : shared.readable(Setting.OPENSEARCH_CA, ca),
            ClusterSettings.DEFAULT_TIMEOUT,
            1,
            1);
    settings = with(Setting.OPENSEARCH_INDEX, index, settings, ClusterSettings::named, shared);
    settings =
        with(
            Setting.OPENSEARCH_SHARDS,
            shards,
            settings,
            (others, count) -> others.spread(count, others.replicas()),
            shared);
    settings =
        with(
            Setting.OPENSEARCH_REPLICAS,
            replicas,
            settings,
            (others, count) -> others.spread(others.shards(), count),
            shared);
    return Optional.of(
        with(
            Setting.OPENSEARCH_TIMEOUT,
            timeout,
            settings,
            (others, seconds) -> others.within(Duration.ofSeconds(seconds)),
            shared));
  }

  /**
   * Refuses settings of a cluster without one. If the operator asks for the embedded engine in so
   * many words, those of the environment and the file are passed over.
   */
  private void requireNoneOfCluster(SharedOptions shared) {
    CommandLine line =
        Objects.requireNonNull(command, "picocli sets it before a command runs").commandLine();
    line.getCommandSpec().options().stream()
        .filter(option -> option.longestName().startsWith("--" + OF_CLUSTER))
        .filter(option ->
            engine == null
                ? option.getValue() != null
                : line.getParseResult().hasMatchedOption(option))
        .findFirst()
        .ifPresent(option -> {
          throw shared.wrong(
              option.longestName().substring("--".length())
                  + " must be left out unless engine is "
                  + OPENSEARCH
                  + "; got it with engine "
                  + EMBEDDED);
        });
  }

  private List<URI> addresses(SharedOptions shared) {
    List<URI> addresses = new ArrayList<>();
    for (String written : urls == null ? List.<String>of() : urls) {
      if (!written.isBlank()) {
        addresses.add(address(written.strip(), shared));
      }
    }
    if (addresses.isEmpty()) {
      throw shared.wrong(
          "opensearch-url must be given with engine "
              + OPENSEARCH
              + ", such as https://search.exemple.fr:9200; got nothing");
    }
    return addresses;
  }

  /** Reads an address. A refusal leaves out a password in it. */
  private static URI address(String written, SharedOptions shared) {
    try {
      URI address = URI.create(written);
      ClusterSettings unused = ClusterSettings.at(address);
      return address;
    } catch (IllegalArgumentException e) {
      throw shared.refused(Setting.OPENSEARCH_URL, written.replaceFirst(USER_INFO, "//***@"));
    }
  }

  private Credentials credentials(SharedOptions shared) {
    Optional<String> password =
        Secret.of(Setting.OPENSEARCH_PASSWORD_FILE, passwordFile, PASSWORD, shared);
    Optional<String> key = Secret.of(Setting.OPENSEARCH_API_KEY_FILE, apiKeyFile, API_KEY, shared);
    if (key.isPresent() && (user != null || password.isPresent())) {
      throw shared.wrong(
          "the cluster must be given either an API key, or a user and a password; got both");
    }
    if (user == null && password.isPresent()) {
      throw shared.wrong("a password must come with opensearch-user; got no user");
    }
    if (user == null) {
      return key.<Credentials>map(Credentials.ApiKey::new).orElseGet(Credentials.None::new);
    }
    String secret =
        password.orElseThrow(() ->
            shared.wrong(
                "opensearch-user must come with opensearch-password-file or "
                    + PASSWORD
                    + "; got no password"));
    try {
      return new Credentials.Password(user, secret);
    } catch (IllegalArgumentException e) {
      throw shared.refused(Setting.OPENSEARCH_USER, user);
    }
  }

  /** Returns the settings with a value, if there is one; refuses it if they do. */
  private static <T> ClusterSettings with(
      Setting setting,
      @Nullable T value,
      ClusterSettings others,
      BiFunction<ClusterSettings, T, ClusterSettings> change,
      SharedOptions shared) {
    try {
      return value == null ? others : change.apply(others, value);
    } catch (IllegalArgumentException e) {
      throw shared.refused(setting, value.toString());
    }
  }
}

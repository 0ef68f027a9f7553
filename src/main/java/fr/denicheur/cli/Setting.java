package fr.denicheur.cli;

import fr.denicheur.http.HttpSettings;
import fr.denicheur.opensearch.cluster.ClusterSettings;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting that an option, an environment variable or a key of the configuration file can give.
 * The command line wins, then the environment, then the file. Each constant means what the option
 * of the same name describes, and has the rule that its values keep.
 */
enum Setting {
  POSTINGS("a folder that can be read"),
  EXCLUDE("a pattern such as 'modeles', '*.draft.md' or '/archives/{2018,2019}'"),
  INDEX("a folder, and none of those of postings"),
  RULES("a file that can be read"),
  STARTUPS("a file that can be read"),
  ALERTS("a file that can be read"),
  ALERTS_STATE("a folder that can be written"),
  ALERTS_SECRET_FILE("a file that can be read, with the secret in one line"),
  ALERTS_PRIVATE_ADDRESSES("true or false"),
  MAIL_SERVER("smtp, smtps or smtp+plain, a host and perhaps a port: smtp://smtp.exemple.fr:587"),
  MAIL_FROM("one address such as emplois@exemple.fr"),
  MAIL_USER("a name"),
  MAIL_PASSWORD_FILE("a file that can be read, with the password in one line"),
  HOST("an address of this machine, such as 127.0.0.1, ::1, or 0.0.0.0 for all of them"),
  PORT("between 0 and " + HttpSettings.MAX_PORT),
  ADMIN_PORT("off or between 0 and " + HttpSettings.MAX_PORT),
  ALLOWED_HOSTS("a host name without scheme, port and path, such as emplois.exemple.fr"),
  TRUSTED_PROXIES("an address or a range, such as 10.0.0.1 or 10.0.0.0/8"),
  RATE_LIMIT("0 or more requests a minute"),
  HSTS("true or false"),
  LOG_FORMAT(String.join(" or ", Logs.FORMATS)),
  BASE_URL("http or https, a host and perhaps a path, such as https://www.exemple.fr/emplois"),
  SOURCE_URL("http or https, a host and perhaps a path, such as https://www.exemple.fr/emplois/"),
  SITE_NAME("a name"),
  LANGUAGE("auto, fr or en"),
  ORGANISATION("a name"),
  PLACE("a place such as Paris, or 'Bruxelles, BE'"),
  TEMPLATES("a folder that can be read"),
  /**
   * A file of tokens. The environment variable contains the tokens themselves: {@link
   * TokenOptions}.
   */
  TOKENS("a file that can be read"),
  ENGINE(EngineOptions.EMBEDDED + " or " + EngineOptions.OPENSEARCH),
  OPENSEARCH_URL(
      "http or https and a host, without a user and a password, such as"
          + " https://search.exemple.fr:9200"),
  OPENSEARCH_INDEX(
      "1 to 100 lower-case letters, digits, - and _, beginning with a letter or a digit"),
  OPENSEARCH_USER("a name without a colon"),
  OPENSEARCH_PASSWORD_FILE("a file that can be read, with the password in one line"),
  OPENSEARCH_API_KEY_FILE("a file that can be read, with the key in one line"),
  OPENSEARCH_CA("a file that can be read, with certificates in PEM form"),
  OPENSEARCH_SHARDS("between 1 and " + ClusterSettings.MAX_SHARDS),
  OPENSEARCH_REPLICAS("between 0 and " + ClusterSettings.MAX_REPLICAS),
  OPENSEARCH_TIMEOUT("between 1 and 600 seconds");

  /** The variable that names the configuration file; it has no key in the file. */
  static final String CONFIG_VARIABLE = "DENICHEUR_CONFIG";

  private final String rule;

  Setting(String rule) {
    this.rule = rule;
  }

  /** Says why a value is refused: "port must be between 0 and 65535; got 70000". */
  String refusing(String value) {
    return key() + " must be " + rule + "; got " + value;
  }

  /** The key in the configuration file, {@code port}; the option is {@code --port}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment variable: {@code DENICHEUR_PORT}. */
  String variable() {
    return "DENICHEUR_" + name();
  }

  boolean isPath() {
    return switch (this) {
      case POSTINGS,
          INDEX,
          RULES,
          STARTUPS,
          ALERTS,
          ALERTS_STATE,
          ALERTS_SECRET_FILE,
          MAIL_PASSWORD_FILE,
          TEMPLATES,
          TOKENS,
          OPENSEARCH_PASSWORD_FILE,
          OPENSEARCH_API_KEY_FILE,
          OPENSEARCH_CA ->
          true;
      default -> false;
    };
  }

  /** Whether the environment variable contains the same value as the option. */
  boolean isInEnvironment() {
    return this != TOKENS;
  }

  boolean isRepeatable() {
    return switch (this) {
      case POSTINGS, EXCLUDE, ALLOWED_HOSTS, TRUSTED_PROXIES, OPENSEARCH_URL -> true;
      default -> false;
    };
  }

  /** What separates the values of a repeatable setting in the environment. */
  String separator() {
    return this == POSTINGS || this == EXCLUDE ? File.pathSeparator : ",";
  }

  static Optional<Setting> withKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}

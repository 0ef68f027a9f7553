package fr.denicheur.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting that an option, an environment variable or a key of the configuration file can give.
 * The command line wins, then the environment, then the file.
 */
enum Setting {
  /** Folders of postings; in the environment, the system's path separator separates them. */
  POSTINGS,
  /** The folder of the index. */
  INDEX,
  /** The address to listen on. */
  HOST,
  /** The port to listen on. */
  PORT,
  /** The port of metrics and health, for the operator. */
  ADMIN_PORT,
  /** Host names that requests may use. */
  ALLOWED_HOSTS,
  /** Proxies whose {@code X-Forwarded-For} is trusted. */
  TRUSTED_PROXIES,
  /** Requests a minute that one client may make. */
  RATE_LIMIT,
  /** Whether a proxy in front of the server ends TLS. */
  HSTS,
  /** The format of log lines. */
  LOG_FORMAT,
  /** The public address of the site. */
  BASE_URL,
  /** The name of the site. */
  SITE_NAME,
  /** The organisation that recruits. */
  ORGANISATION,
  /** The place of work. */
  PLACE,
  /** A folder of templates, texts and style sheets. */
  TEMPLATES,
  /**
   * A file of tokens. The environment variable contains the tokens themselves: {@link
   * TokenOptions}.
   */
  TOKENS;

  /** The variable that names the configuration file; it has no key in the file. */
  static final String CONFIG_VARIABLE = "DENICHEUR_CONFIG";

  /** The key in the configuration file: {@code port}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The option: {@code --port}. */
  String option() {
    return "--" + key();
  }

  /** The environment variable: {@code DENICHEUR_PORT}. */
  String variable() {
    return "DENICHEUR_" + name();
  }

  boolean isPath() {
    return switch (this) {
      case POSTINGS, INDEX, TEMPLATES, TOKENS -> true;
      default -> false;
    };
  }

  /** Whether the environment variable contains the same value as the option. */
  boolean isInEnvironment() {
    return this != TOKENS;
  }

  boolean isRepeatable() {
    return this == POSTINGS;
  }

  static Optional<Setting> withKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  static Optional<Setting> withOption(String option) {
    return Arrays.stream(values()).filter(setting -> setting.option().equals(option)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}

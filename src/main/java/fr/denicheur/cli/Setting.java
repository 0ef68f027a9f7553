package fr.denicheur.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be set by an option, by an environment variable or by a key of the configuration file;
 * the command line wins, then the environment, then the file.
 */
enum Setting {
  /** Folders of postings; several in the environment stand between the system's path separators. */
  POSTINGS,
  /** The folder of the index. */
  INDEX,
  /** The address to listen on. */
  HOST,
  /** The port to listen on. */
  PORT,
  /** The port of metrics, for whoever runs the service. */
  ADMIN_PORT,
  /** The names the site may be called by. */
  ALLOWED_HOSTS,
  /** Whose word for whom they ask is taken. */
  TRUSTED_PROXIES,
  /** How often one client may ask. */
  RATE_LIMIT,
  /** Whether TLS is in front. */
  HSTS,
  /** What log lines look like. */
  LOG_FORMAT,
  /** The address the site is known by. */
  BASE_URL,
  /** What the site is called. */
  SITE_NAME,
  /** Who recruits. */
  ORGANISATION,
  /** Where the work is. */
  PLACE,
  /** A folder of templates, texts and style sheet. */
  TEMPLATES,
  /**
   * A file of tokens; the environment variable holds the tokens themselves, {@link TokenOptions}.
   */
  TOKENS;

  /** The variable that names the configuration file, which therefore is no key of it. */
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

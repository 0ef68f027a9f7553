package fr.denicheur.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting that an option, an environment variable or a key of the configuration file can give.
 * The command line wins, then the environment, then the file. Each constant means what the option
 * of the same name describes.
 */
enum Setting {
  /** Folders of postings; in the environment, the system's path separator separates them. */
  POSTINGS,
  /** Patterns; in the environment, the system's path separator separates them. */
  EXCLUDE,
  INDEX,
  HOST,
  PORT,
  ADMIN_PORT,
  ALLOWED_HOSTS,
  TRUSTED_PROXIES,
  RATE_LIMIT,
  HSTS,
  LOG_FORMAT,
  BASE_URL,
  SOURCE_URL,
  SITE_NAME,
  ORGANISATION,
  PLACE,
  TEMPLATES,
  /**
   * A file of tokens. The environment variable contains the tokens themselves: {@link
   * TokenOptions}.
   */
  TOKENS;

  /** The variable that names the configuration file; it has no key in the file. */
  static final String CONFIG_VARIABLE = "DENICHEUR_CONFIG";

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
      case POSTINGS, INDEX, TEMPLATES, TOKENS -> true;
      default -> false;
    };
  }

  /** Whether the environment variable contains the same value as the option. */
  boolean isInEnvironment() {
    return this != TOKENS;
  }

  boolean isRepeatable() {
    return this == POSTINGS || this == EXCLUDE;
  }

  static Optional<Setting> withKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}

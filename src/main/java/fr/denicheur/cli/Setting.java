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
  POSTINGS(Kind.PATHS),
  /** The folder of the index. */
  INDEX(Kind.PATH),
  /** The address to listen on. */
  HOST(Kind.WORD),
  /** The port to listen on. */
  PORT(Kind.WORD),
  /** The port of metrics, for whoever runs the service. */
  ADMIN_PORT(Kind.WORD),
  /** The names the site may be called by. */
  ALLOWED_HOSTS(Kind.WORD),
  /** Whose word for whom they ask is taken. */
  TRUSTED_PROXIES(Kind.WORD),
  /** How often one client may ask. */
  RATE_LIMIT(Kind.WORD),
  /** Whether TLS is in front. */
  HSTS(Kind.WORD),
  /** What log lines look like. */
  LOG_FORMAT(Kind.WORD),
  /** The address the site is known by. */
  BASE_URL(Kind.WORD),
  /** What the site is called. */
  SITE_NAME(Kind.WORD),
  /** Who recruits. */
  ORGANISATION(Kind.WORD),
  /** Where the work is. */
  PLACE(Kind.WORD),
  /** A folder of templates, texts and style sheet. */
  TEMPLATES(Kind.PATH),
  /**
   * A file of tokens; the environment variable holds the tokens themselves, {@link TokenOptions}.
   */
  TOKENS(Kind.SECRET_PATH);

  /** What the values of a setting are. */
  enum Kind {
    WORD,
    PATH,
    PATHS,
    SECRET_PATH
  }

  /** The variable that names the configuration file, which therefore is no key of it. */
  static final String CONFIG_VARIABLE = "DENICHEUR_CONFIG";

  private final Kind kind;

  Setting(Kind kind) {
    this.kind = kind;
  }

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
    return kind != Kind.WORD;
  }

  /** Whether the environment variable holds what the option would. */
  boolean isInEnvironment() {
    return kind != Kind.SECRET_PATH;
  }

  boolean isRepeatable() {
    return kind == Kind.PATHS;
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

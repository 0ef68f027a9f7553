package fr.denicheur.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Supplies options missing on the command line from the environment, then from the file. */
final class Settings implements IDefaultValueProvider {
  /** Separates the values of a repeatable option; folder names do not contain it. */
  static final String SEPARATOR = "\n";

  private static final String CONFIG = "--config";

  private final Map<String, String> environment;
  private final @Nullable ConfigFile file;

  private Settings(Map<String, String> environment, @Nullable ConfigFile file) {
    this.environment = environment;
    this.file = file;
  }

  /** Finds the configuration file of a command line and reads it. */
  static Settings of(Surroundings surroundings, String... arguments) {
    Map<String, String> environment = surroundings.environment();
    Path folder = surroundings.workingFolder();
    Optional<ConfigFile> file =
        configIn(arguments)
            .filter(Predicate.not(String::isBlank))
            .map(name -> ConfigFile.read(folder, name, CONFIG))
            .or(() ->
                Optional.ofNullable(environment.get(Setting.CONFIG_VARIABLE))
                    .filter(Predicate.not(String::isBlank))
                    .map(name -> ConfigFile.read(folder, name, Setting.CONFIG_VARIABLE)));
    return new Settings(environment, file.orElse(null));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return settingOf(argument).flatMap(this::valueOf).orElse(null);
  }

  /**
   * Returns the origin of a value that is not on the command line: its variable, or its file and
   * line.
   */
  String originOf(Setting setting, String value) {
    if (fromEnvironment(setting).isPresent()) {
      return setting.variable();
    }
    return file == null || file.of(setting).isEmpty()
        ? "the default of --" + setting.key()
        : file.placeOf(setting, value);
  }

  private Optional<String> valueOf(Setting setting) {
    return fromEnvironment(setting).or(() -> fromFile(setting));
  }

  private Optional<String> fromEnvironment(Setting setting) {
    return Optional.ofNullable(environment.get(setting.variable()))
        .filter(value -> setting.isInEnvironment() && !value.isBlank())
        .map(value ->
            setting.isRepeatable() ? value.replace(setting.separator(), SEPARATOR) : value);
  }

  private Optional<String> fromFile(Setting setting) {
    List<String> values = file == null ? List.of() : file.of(setting);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(SEPARATOR, values));
  }

  /** Returns the setting that an option gives. */
  static Optional<Setting> settingOf(@Nullable ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? Setting.withKey(option.longestName().substring("--".length()))
        : Optional.empty();
  }

  /** Looks only for this option; picocli reports its faults when it parses the whole line. */
  private static Optional<String> configIn(String... arguments) {
    CommandSpec only = CommandSpec.create();
    only.addOption(OptionSpec.builder(CONFIG).arity("0..1").type(String.class).build());
    ParseResult parsed =
        new CommandLine(only).setUnmatchedArgumentsAllowed(true).parseArgs(arguments);
    return Optional.ofNullable(parsed.matchedOptionValue(CONFIG, null));
  }
}

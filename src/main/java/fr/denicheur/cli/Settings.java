package fr.denicheur.cli;

import java.io.File;
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

  private final Map<String, String> environment;
  private final @Nullable ConfigFile file;

  private Settings(Map<String, String> environment, @Nullable ConfigFile file) {
    this.environment = environment;
    this.file = file;
  }

  /** Finds the configuration file of a command line and reads it. */
  static Settings of(Surroundings surroundings, String... arguments) {
    Optional<Path> config =
        configIn(arguments)
            .or(() -> Optional.ofNullable(surroundings.environment().get(Setting.CONFIG_VARIABLE)))
            .filter(Predicate.not(String::isBlank))
            .map(surroundings.workingFolder()::resolve);
    return new Settings(surroundings.environment(), config.map(ConfigFile::read).orElse(null));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return settingOf(argument).flatMap(this::valueOf).orElse(null);
  }

  /** Returns where the value of an option comes from if it is not on the command line. */
  Optional<String> originOf(ArgSpec argument) {
    return settingOf(argument)
        .flatMap(setting ->
            fromEnvironment(setting)
                .map(value -> "environment variable " + setting.variable())
                .or(() -> fromFile(setting).map(value -> "key " + setting.key() + " of the file")));
  }

  private Optional<String> valueOf(Setting setting) {
    return fromEnvironment(setting).or(() -> fromFile(setting));
  }

  private Optional<String> fromEnvironment(Setting setting) {
    return Optional.ofNullable(environment.get(setting.variable()))
        .filter(value -> setting.isInEnvironment() && !value.isBlank())
        .map(
            value -> setting.isRepeatable() ? value.replace(File.pathSeparator, SEPARATOR) : value);
  }

  private Optional<String> fromFile(Setting setting) {
    List<String> values = file == null ? List.of() : file.of(setting);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(SEPARATOR, values));
  }

  private static Optional<Setting> settingOf(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? Setting.withKey(option.longestName().substring("--".length()))
        : Optional.empty();
  }

  /** Looks only for this option; picocli reports its faults when it parses the whole line. */
  private static Optional<String> configIn(String... arguments) {
    CommandSpec only = CommandSpec.create();
    only.addOption(OptionSpec.builder("--config").arity("0..1").type(String.class).build());
    ParseResult parsed =
        new CommandLine(only).setUnmatchedArgumentsAllowed(true).parseArgs(arguments);
    return Optional.ofNullable(parsed.matchedOptionValue("--config", null));
  }
}

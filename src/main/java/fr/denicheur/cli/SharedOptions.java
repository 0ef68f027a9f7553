package fr.denicheur.cli;

import fr.denicheur.catalogue.Catalogue;
import fr.denicheur.catalogue.LiveCatalogue;
import fr.denicheur.catalogue.UnusableCatalogueException;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.rule.LiveRules;
import fr.denicheur.rule.OwnerRules;
import fr.denicheur.rule.UnusableRulesException;
import fr.denicheur.sync.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the options of every command: folders, configuration file, verbosity and help. */
final class SharedOptions {
  /** How the names of options begin that say what postings and index are. */
  private static final List<String> IDENTITY =
      List.of(
          "--postings",
          "--exclude",
          "--startups",
          "--index",
          "--config",
          "--engine",
          "--opensearch");

  private final Surroundings surroundings;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--postings",
      paramLabel = "DIR",
      split = Settings.SEPARATOR,
      splitSynopsisLabel = "",
      description = "Folder of postings; repeatable (default: seeds).")
  private @Nullable List<Path> postings;

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      split = Settings.SEPARATOR,
      splitSynopsisLabel = "",
      description =
          "Files and folders among the postings that are not read: 'modeles', '*.draft.md',"
              + " '/archives/2019'; repeatable.")
  private @Nullable List<String> excluded;

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = "Folder of the index (default: index).")
  private @Nullable Path index;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "YAML file of the owner's rules: pins, boosts, hidden postings, own words.")
  private @Nullable Path rules;

  @Option(
      names = "--startups",
      paramLabel = "FILE",
      description =
          "Catalogue of startups, in YAML or the JSON of beta.gouv.fr: names, words, incubators,"
              + " themes.")
  private @Nullable Path startups;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file; its keys are the names of the options.")
  @SuppressWarnings("UnusedVariable") // Settings reads the file before picocli reads the rest
  private @Nullable Path config;

  @Option(names = "--verbose", description = "Log more; show the stack trace of a failure.")
  private boolean verbose;

  /** Has no short form {@code -h}: a search excludes a word that begins with h by {@code -h…}. */
  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli answers it
  private boolean help;

  SharedOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Returns the folders of postings as absolute paths, and what in them is not read.
   *
   * @throws ParameterException if one is not a readable folder or is the folder of the index, or a
   *     pattern is malformed
   */
  Sources sources() {
    Sources named = namedSources();
    named.folders().forEach(folder -> requireFolder(Setting.POSTINGS, folder));
    if (named.folders().stream().anyMatch(folder -> isIndex(folder, named.index()))) {
      throw refused(Setting.INDEX, String.valueOf(named.index()));
    }
    return named;
  }

  /** Returns the same, whether or not the folders can be read. */
  Sources namedSources() {
    List<String> patterns = excluded == null ? List.of() : excluded;
    return new Sources(postings(), patterns.stream().map(this::pattern).toList(), index());
  }

  private static boolean isIndex(Path postings, @Nullable Path index) {
    try {
      return index != null && Files.exists(index) && Files.isSameFile(postings, index);
    } catch (IOException e) {
      return false; // what opens the folder next says why it cannot be read
    }
  }

  private PathMatcher pattern(String glob) {
    try {
      return Sources.pattern(glob);
    } catch (IllegalArgumentException e) {
      throw refused(Setting.EXCLUDE, glob);
    }
  }

  private List<Path> postings() {
    return postings == null
        ? List.of(surroundings.home().resolve("seeds"))
        : postings.stream().map(this::resolve).toList();
  }

  /** Returns the folder of the index as an absolute path; it may not exist yet. */
  Path index() {
    Path folder = index == null ? surroundings.home().resolve("index") : resolve(index);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw refused(Setting.INDEX, folder.toString());
    }
    return folder;
  }

  /** Returns the file of the owner's rules, if there is one. */
  Optional<Path> rulesFile() {
    return Optional.ofNullable(rules).map(file -> readable(Setting.RULES, file));
  }

  /**
   * Returns what gives the owner's rules as they are now.
   *
   * @throws EnvironmentException if they have an error
   */
  Supplier<OwnerRules> rules() {
    try {
      Optional<Path> file = rulesFile();
      if (file.isPresent()) {
        return LiveRules.of(file.get(), Lexicon.BUNDLED);
      }
      OwnerRules none = OwnerRules.none(Lexicon.BUNDLED);
      return () -> none;
    } catch (UnusableRulesException e) {
      throw new EnvironmentException(
          e.getMessage() + "; ./denicheur check says how to mend them", e);
    }
  }

  /**
   * Returns what another command must be given to work on the same postings and index: those
   * options of this command line that say what these are, as typed, each after a space.
   */
  String same() {
    StringBuilder same = new StringBuilder();
    for (OptionSpec option : commandLine().getParseResult().matchedOptions()) {
      boolean isSame = IDENTITY.stream().anyMatch(option.longestName()::startsWith);
      option.originalStringValues().stream()
          .filter(value -> isSame)
          .forEach(value ->
              same.append(' ').append(option.longestName()).append(' ').append(quoted(value)));
    }
    return same.toString();
  }

  /** Quotes a value for a shell if it needs that. */
  private static String quoted(String value) {
    return value.matches("[\\w./:@%+,-]{1,1000}") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** Returns the file of the catalogue of startups, if there is one. */
  Optional<Path> startupsFile() {
    return Optional.ofNullable(startups).map(file -> readable(Setting.STARTUPS, file));
  }

  /**
   * Returns what gives the catalogue of startups as it is now.
   *
   * @throws EnvironmentException if nothing of it can be used
   */
  Supplier<Catalogue> startups() {
    try {
      Optional<Path> file = startupsFile();
      return file.isPresent() ? LiveCatalogue.of(file.get()) : () -> Catalogue.EMPTY;
    } catch (UnusableCatalogueException e) {
      throw new EnvironmentException(e.getMessage() + "; ./denicheur check lists all of it", e);
    }
  }

  /** Turns a path of the command line into an absolute one. */
  Path resolve(Path path) {
    return surroundings.workingFolder().resolve(path);
  }

  /** Returns an environment variable if it is set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(surroundings.environment().get(name));
  }

  /** Returns the clock that decides which day it is. */
  Clock clock() {
    return surroundings.clock();
  }

  /** Returns the terminal that the command writes to. */
  Terminal terminal() {
    return Terminal.of(commandLine(), surroundings);
  }

  /** Returns the exception to throw if the command itself is wrong. */
  ParameterException wrong(String message) {
    return new ParameterException(commandLine(), message);
  }

  /** Returns the exception to throw if a setting has a wrong value; {@link Faults} words it. */
  ParameterException refused(Setting setting, String value) {
    CommandLine line = commandLine();
    ArgSpec option = line.getCommandSpec().findOption("--" + setting.key());
    return new ParameterException(line, setting.refusing(value), option, value);
  }

  /** Returns the absolute path of a file that a setting names; refuses what cannot be read. */
  Path readable(Setting setting, Path path) {
    Path file = resolve(path);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw refused(setting, file.toString());
    }
    return file;
  }

  /** Returns a folder, given as a path of the command line, if it can be read. */
  Path requireFolder(Setting setting, Path path) {
    Path folder = resolve(path);
    if (Files.isDirectory(folder) && Files.isReadable(folder) && Files.isExecutable(folder)) {
      return folder;
    }
    throw refused(setting, folder.toString());
  }

  /** Returns whether the command line contains {@code --}, after which no option follows. */
  boolean areOptionsEnded() {
    return commandLine().getParseResult().originalArgs().contains("--");
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(command, "picocli sets it before a command runs").commandLine();
  }

  boolean isVerbose() {
    return verbose;
  }
}

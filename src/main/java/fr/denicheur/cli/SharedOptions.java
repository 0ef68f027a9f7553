package fr.denicheur.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command takes: where things lie, how much is told, and where it is told. */
final class SharedOptions {
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
      names = "--index",
      paramLabel = "DIR",
      description = "Folder of the index (default: index).")
  private @Nullable Path index;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file; its keys are the names of the options.")
  @SuppressWarnings("UnusedVariable") // Settings reads the file before picocli reads the rest
  private @Nullable Path config;

  @Option(names = "--verbose", description = "Tell more; show where a fault arose.")
  private boolean verbose;

  /** Without {@code -h}, which would claim every excluded word of a search that begins with it. */
  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli answers it
  private boolean help;

  SharedOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The folders of postings, absolute.
   *
   * @throws EnvironmentException where one is not a folder that can be read
   */
  List<Path> postings() {
    List<Path> folders =
        postings == null
            ? List.of(surroundings.home().resolve("seeds"))
            : postings.stream().map(this::resolve).toList();
    folders.forEach(SharedOptions::requireReadable);
    return folders;
  }

  /** The folder of the index, absolute. */
  Path index() {
    return index == null ? surroundings.home().resolve("index") : resolve(index);
  }

  /** A path of the command line, absolute. */
  Path resolve(Path path) {
    return surroundings.workingFolder().resolve(path);
  }

  /** A variable of the environment, where it is set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(surroundings.environment().get(name));
  }

  /** Which day it is. */
  Clock clock() {
    return surroundings.clock();
  }

  /** Where the command writes. */
  Terminal terminal() {
    return Terminal.of(commandLine(), surroundings);
  }

  /** Returns the fault to throw where the command itself is wrong. */
  ParameterException wrong(String message) {
    return new ParameterException(commandLine(), message);
  }

  /** Whether {@code --} says that no option follows. */
  boolean areOptionsEnded() {
    return commandLine().getParseResult().originalArgs().contains("--");
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(command, "picocli sets it before a command runs").commandLine();
  }

  boolean isVerbose() {
    return verbose;
  }

  private static void requireReadable(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new EnvironmentException(
          "there is no folder of postings " + folder + "; name another with --postings");
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      throw new EnvironmentException(
          "the folder of postings "
              + folder
              + " cannot be read; allow it (chmod a+rx) or name another with --postings");
    }
  }
}

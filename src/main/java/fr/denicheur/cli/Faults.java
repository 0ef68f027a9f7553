package fr.denicheur.cli;

import fr.denicheur.engine.DiskFullException;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.exchange.UnusableFileException;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.relevance.UnusableJudgmentsException;
import fr.denicheur.site.UnusableThemeException;
import fr.denicheur.sync.UnwritableFolderException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports in one line why a command is wrong (exit status 2) or why it failed (exit status 1, or 2
 * if the query was wrong). {@code --verbose} adds the stack trace of a failure.
 */
final class Faults implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Settings settings;

  Faults(Settings settings) {
    this.settings = settings;
  }

  @Override
  public int handleParseException(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    Optional<Setting> refused =
        Settings.settingOf(fault.getArgSpec()).filter(setting -> fault.getValue() != null);
    err.println(
        "denicheur: "
            + refused
                .map(setting -> refusal(setting, fault.getValue(), arguments))
                .orElse(fault.getMessage()));
    if (refused.filter(Setting::isPath).isPresent()) {
      return ExitCode.SOFTWARE; // the command is right, but the file or folder is not there
    }
    UnmatchedArgumentException.printSuggestions(fault, err);
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** Names the rule, the value, and the option, variable or line that the value comes from. */
  private String refusal(Setting setting, String value, String[] arguments) {
    String option = "--" + setting.key();
    boolean isGiven =
        Arrays.stream(arguments).anyMatch(it -> it.equals(option) || it.startsWith(option + "="));
    String origin = isGiven ? option : settings.originOf(setting, value);
    return setting.refusing(value) + " (" + origin + ")";
  }

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println(Logs.line(Level.SEVERE, "denicheur: " + sentence(fault, command)));
    if (Logs.isVerbose(parsed)) {
      fault.printStackTrace(err);
    }
    return fault instanceof InvalidQueryException ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static String sentence(Exception fault, CommandLine command) {
    return switch (fault) {
      case IndexInUseException e ->
          e.getMessage() + "; stop that process, or name another " + index(command);
      case DiskFullException e -> String.valueOf(e.getMessage());
      case EngineUnavailableException e -> withCause(e);
      case UncheckedIOException e -> withCause(e);
      case EnvironmentException e -> String.valueOf(e.getMessage());
      case UnusableFileException e -> String.valueOf(e.getMessage());
      case UnwritableFolderException e -> String.valueOf(e.getMessage());
      case UnusableThemeException e -> String.valueOf(e.getMessage());
      case UnusableJudgmentsException e -> String.valueOf(e.getMessage());
      case InvalidQueryException e -> String.valueOf(e.getMessage());
      default -> "internal error: " + fault + " (--verbose shows the stack trace)";
    };
  }

  /** Says how to name another index than the one in use. */
  private static String index(CommandLine command) {
    OptionSpec engine = command.getCommandSpec().findOption(EngineOptions.ENGINE);
    return engine != null && EngineOptions.OPENSEARCH.equals(engine.getValue())
        ? "index with --opensearch-index"
        : "folder with --index";
  }

  private static String withCause(Exception fault) {
    Throwable cause = fault.getCause();
    String message = String.valueOf(fault.getMessage());
    boolean complete = cause == null || message.contains(String.valueOf(cause.getMessage()));
    return complete ? message : message + " (" + cause + ")";
  }
}

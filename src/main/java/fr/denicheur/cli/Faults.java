package fr.denicheur.cli;

import fr.denicheur.engine.DiskFullException;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.relevance.UnusableJudgmentsException;
import fr.denicheur.site.UnusableThemeException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
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
    err.println("denicheur: " + fault.getMessage() + origin(fault, arguments));
    UnmatchedArgumentException.printSuggestions(fault, err);
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** Names the variable or key that a wrong value comes from if it is not on the command line. */
  private String origin(ParameterException fault, String[] arguments) {
    return Optional.ofNullable(fault.getArgSpec())
        .filter(argument -> !isAmong(arguments, argument))
        .flatMap(settings::originOf)
        .map(origin -> " (from " + origin + ")")
        .orElse("");
  }

  private static boolean isAmong(String[] arguments, ArgSpec argument) {
    return argument instanceof OptionSpec option
        && Arrays.stream(arguments).anyMatch(word -> word.startsWith(option.longestName()));
  }

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println("denicheur: " + sentence(fault));
    if (Logs.isVerbose(parsed)) {
      fault.printStackTrace(err);
    }
    return fault instanceof InvalidQueryException ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static String sentence(Exception fault) {
    return switch (fault) {
      case IndexInUseException e ->
          e.getMessage() + "; stop that process, or name another folder with --index";
      case DiskFullException e -> String.valueOf(e.getMessage());
      case EngineUnavailableException e -> withCause(e);
      case UncheckedIOException e -> withCause(e);
      case EnvironmentException e -> String.valueOf(e.getMessage());
      case UnusableThemeException e -> String.valueOf(e.getMessage());
      case UnusableJudgmentsException e -> String.valueOf(e.getMessage());
      case InvalidQueryException e -> String.valueOf(e.getMessage());
      default -> "internal error: " + fault + " (--verbose shows the stack trace)";
    };
  }

  private static String withCause(Exception fault) {
    Throwable cause = fault.getCause();
    String message = String.valueOf(fault.getMessage());
    boolean complete = cause == null || message.contains(String.valueOf(cause.getMessage()));
    return complete ? message : message + " (" + cause + ")";
  }
}

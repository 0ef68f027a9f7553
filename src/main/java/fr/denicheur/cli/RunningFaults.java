package fr.denicheur.cli;

import fr.denicheur.engine.DiskFullException;
import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.engine.IndexInUseException;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.relevance.UnusableJudgmentsException;
import fr.denicheur.site.UnusableThemeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says in one line why a command could not be carried out; the whole story is for {@code
 * --verbose}.
 */
final class RunningFaults implements IExecutionExceptionHandler {
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
      case IOException e -> e.getClass().getSimpleName() + ": " + e.getMessage();
      default -> "a fault of ours: " + fault + " (--verbose tells where)";
    };
  }

  private static String withCause(Exception fault) {
    Throwable cause = fault.getCause();
    String message = String.valueOf(fault.getMessage());
    boolean told = cause == null || message.contains(String.valueOf(cause.getMessage()));
    return told ? message : message + " (" + cause + ")";
  }
}

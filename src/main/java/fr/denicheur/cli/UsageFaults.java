package fr.denicheur.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command in one line, and where help is; the exit status is 2. */
final class UsageFaults implements IParameterExceptionHandler {
  private final Settings settings;

  UsageFaults(Settings settings) {
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

  /** A value that is not on the command line must be said to come from elsewhere. */
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
}

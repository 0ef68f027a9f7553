package fr.denicheur.rule;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file of rules has an error; the message names each with its line. */
public final class UnusableRulesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableRulesException(Path path, List<RulesFile.Fault> faults) {
    super(
        "the rules of "
            + path
            + " cannot be used: "
            + faults.stream()
                .filter(RulesFile.Fault::isError)
                .map(fault -> "line " + fault.line() + ": " + fault.message())
                .collect(Collectors.joining("; ")));
  }
}

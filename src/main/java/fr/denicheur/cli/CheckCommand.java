package fr.denicheur.cli;

import fr.denicheur.sync.ProblemCheck;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code denicheur check}: lists every problem of the posting files and how to fix it. */
@Command(
    name = "check",
    sortOptions = false,
    description = "List every problem of the posting files and how to fix it; needs no index.",
    footer = {
      "",
      "Exit status 1 if an error (erreur) keeps a file out of the search; warnings (attention)",
      "leave it 0.",
      "",
      "Examples:",
      "  denicheur check",
      "  denicheur check --postings my-postings"
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private final SharedOptions shared;

  CheckCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    Terminal terminal = shared.terminal();
    ProblemCheck checked = new Wiring(shared, terminal).check();
    ProblemList list = new ProblemList(terminal);
    list.print(checked.problems());
    terminal.print(Wording.files(checked.files()) + " : " + list.summary(checked.problems()));
    return checked.isAnyFatal() ? ExitCode.SOFTWARE : ExitCode.OK;
  }
}

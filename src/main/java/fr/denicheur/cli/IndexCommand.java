package fr.denicheur.cli;

import fr.denicheur.engine.Engine;
import fr.denicheur.reading.Problem;
import fr.denicheur.sync.SyncReport;
import fr.denicheur.sync.Synchronizer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code denicheur index}: updates the index to match the postings. */
@Command(
    name = "index",
    sortOptions = false,
    description = "Update the index to match the postings; print counts, problems and speed.",
    footer = {
      "",
      "Examples:",
      "  denicheur index",
      "  denicheur index --postings published --postings drafts --index /var/lib/denicheur",
      "  denicheur index --verbose      list every problem, not only how many there are"
    })
final class IndexCommand implements Callable<Integer> {
  @Option(
      names = "--accept-mass-delete",
      description =
          "Remove postings without a file even if many vanished at once. By default they are kept,"
              + " because a folder may not be mounted.")
  private boolean acceptMassDelete;

  @Mixin private final SharedOptions shared;
  @Mixin private final EngineOptions engineOptions = new EngineOptions();

  IndexCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    Terminal terminal = shared.terminal();
    Wiring wiring = new Wiring(shared, engineOptions, terminal);
    try (Engine engine = wiring.writer()) {
      Synchronizer synchronizer = wiring.synchronizer(engine);
      SyncReport report = bringInStep(wiring, synchronizer);
      terminal.print(Wording.changes(report));
      terminal.print(Wording.indexed(engine.state().postings(), report));
      if (report.kept() > 0) {
        terminal.tell(Wording.kept(report.kept(), shared.same()));
      }
      List<Problem> problems = synchronizer.problems();
      ProblemList list = new ProblemList(terminal);
      if (shared.isVerbose()) {
        list.print(problems);
      } else {
        list.printByRule(problems);
      }
    }
    return ExitCode.OK;
  }

  /** With {@code --accept-mass-delete}, a second run confirms that the files are gone. */
  private SyncReport bringInStep(Wiring wiring, Synchronizer synchronizer) {
    SyncReport report = wiring.bringInStep(synchronizer);
    return acceptMassDelete && report.kept() > 0 ? wiring.bringInStep(synchronizer) : report;
  }
}

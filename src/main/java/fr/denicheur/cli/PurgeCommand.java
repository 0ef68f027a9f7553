package fr.denicheur.cli;

import fr.denicheur.engine.Engine;
import fr.denicheur.sync.SyncReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code denicheur purge}: erases removed postings from the files of the index. */
@Command(
    name = "purge",
    sortOptions = false,
    description = "Erase removed and replaced postings from the files of the index.",
    footer = {
      "",
      "The search finds a removed posting no longer, but its text may stay in the files of the",
      "index until these are written again. If a person has a right to erasure, remove or change",
      "the posting's file, then purge. First stop any server that uses the same index or writes",
      "the same postings. Files of unfinished writes are removed as well.",
      "",
      "Exit status 1 if postings without a file are kept because too many vanished at once.",
      "",
      "Examples:",
      "  denicheur purge",
      "  denicheur purge --index /var/lib/denicheur"
    })
final class PurgeCommand implements Callable<Integer> {
  @Mixin private final SharedOptions shared;
  @Mixin private final EngineOptions engineOptions = new EngineOptions();

  PurgeCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    Terminal terminal = shared.terminal();
    Wiring wiring = new Wiring(shared, engineOptions, terminal);
    try (Engine engine = wiring.writer()) {
      wiring.removeLeftovers();
      SyncReport report = wiring.bringInStep(wiring.synchronizer(engine));
      engine.purge();
      terminal.print(Wording.changes(report));
      terminal.print(
          Wording.postings(engine.state().postings())
              + " dans l'index, rien d'autre dans ses fichiers");
      if (report.kept() > 0) {
        terminal.tell(Wording.kept(report.kept(), shared.same()));
        return ExitCode.SOFTWARE;
      }
    }
    return ExitCode.OK;
  }
}

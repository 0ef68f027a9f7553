package fr.denicheur.cli;

import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.sync.SyncReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code denicheur purge}: no file of the index holds what was removed from the postings. */
@Command(
    name = "purge",
    sortOptions = false,
    description = "Erase from the index's files what was removed from the postings or replaced.",
    footer = {
      "",
      "What is removed is found no longer at once, but its text may stay in the files of the index",
      "until these are written anew. Where somebody has a right to have it erased, remove or change",
      "the posting's file, then purge. A server that uses the same index or writes the same postings",
      "must be stopped first. Writes that were never finished are removed as well.",
      "",
      "Exit status 1 where postings without a file are kept, because too many vanished at once.",
      "",
      "Examples:",
      "  denicheur purge",
      "  denicheur purge --index /var/lib/denicheur"
    })
final class PurgeCommand implements Callable<Integer> {
  @Mixin private final SharedOptions shared;

  PurgeCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    Terminal terminal = shared.terminal();
    Wiring wiring = new Wiring(shared, terminal);
    try (LuceneEngine engine = wiring.writer()) {
      wiring.removeLeftovers();
      SyncReport report = wiring.bringInStep(wiring.synchronizer(engine));
      engine.purge();
      terminal.print(Wording.changes(report));
      terminal.print(Wording.purged(engine.state().postings()));
      if (report.kept() > 0) {
        terminal.tell(Wording.kept(report.kept()));
        return ExitCode.SOFTWARE;
      }
    }
    return ExitCode.OK;
  }
}

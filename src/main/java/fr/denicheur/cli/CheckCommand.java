package fr.denicheur.cli;

import fr.denicheur.api.ApiJson;
import fr.denicheur.catalogue.CatalogueFile;
import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import fr.denicheur.rule.RulesFile;
import fr.denicheur.sync.FolderScan;
import fr.denicheur.sync.ProblemCheck;
import fr.denicheur.web.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code denicheur check}: lists every problem of the posting files and how to fix it. */
@Command(
    name = "check",
    sortOptions = false,
    description =
        "List every problem of the posting files, of the owner's rules and of the catalogue of"
            + " startups, and how to fix it; needs no index.",
    footer = {
      "",
      "Exit status 1 if an error (erreur) keeps a file out of the search; with --strict also if",
      "there is a warning (attention). Advice (conseil) leaves it 0.",
      "",
      "Examples:",
      "  denicheur check",
      "  denicheur check --postings my-postings",
      "  denicheur check --strict --json 2022-01-07-vigie.md"
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private final SharedOptions shared;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files and folders to check (default: the folders of postings).")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "Print the problems as JSON.")
  private boolean json;

  @Option(names = "--strict", description = "Fail on warnings too.")
  private boolean strict;

  CheckCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    Terminal terminal = shared.terminal();
    ProblemCheck checked =
        checked()
            .and(shared.rulesFile().map(this::rules).orElse(List.of()))
            .and(shared.startupsFile().map(CheckCommand::startups).orElse(List.of()));
    if (json) {
      terminal.print(Json.text(ApiJson.checked(checked)));
    } else {
      ProblemList list = new ProblemList(terminal);
      list.print(checked.problems());
      terminal.print(
          Wording.files(checked.files())
              + " : "
              + list.summary(checked.problems())
              + Wording.drafts(checked.drafts()));
    }
    boolean isFailed = checked.isAnyFatal() || (strict && checked.isAnyWrong());
    return isFailed ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  /** Returns the problems of the owner's rules. */
  private List<Problem> rules(Path file) {
    RulesFile rules = RulesFile.read(file, Lexicon.BUNDLED);
    Set<PostingId> postings = FolderScan.of(shared.sources()).ids();
    return Stream.concat(rules.faults().stream(), rules.unknown(postings::contains).stream())
        .map(fault ->
            new Problem(
                file.toString(),
                fault.line(),
                0,
                fault.isError() ? Problem.Severity.FATAL : Problem.Severity.WARNING,
                "owner-rules",
                "",
                fault.message(),
                fault.remedy()))
        .toList();
  }

  private static List<Problem> startups(Path file) {
    return CatalogueFile.read(file).problems();
  }

  private ProblemCheck checked() {
    return files.isEmpty()
        ? ProblemCheck.of(shared.sources(), RoleFamilies.bundled(), shared.clock())
        : ProblemCheck.ofFiles(
            shared.namedSources(),
            files,
            shared.resolve(Path.of("")),
            RoleFamilies.bundled(),
            shared.clock());
  }
}

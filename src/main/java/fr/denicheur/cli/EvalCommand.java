package fr.denicheur.cli;

import fr.denicheur.engine.Engine;
import fr.denicheur.relevance.Evaluation;
import fr.denicheur.relevance.JudgedQueries;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code denicheur eval}: measures how well the engine answers judged queries. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measure how well judged queries are answered, and show those answered worst.",
    footer = {
      "",
      "Each measure goes from 0 to 1; queries without a posting of grade 1 or more are left out.",
      "  nDCG@10    are the best postings on top of the first ten?",
      "  P@5        share of good postings (grade 2 or more) among the first five",
      "  MRR        1 / rank of the first good posting",
      "  recall@50  share of the good postings that are among the first fifty",
      "",
      "Examples:",
      "  denicheur eval --queries queries.tsv --judgments judgments.tsv",
      "  denicheur eval --queries queries.tsv --judgments judgments.tsv --worst 3"
    })
final class EvalCommand implements Callable<Integer> {
  @Option(
      names = "--queries",
      paramLabel = "FILE",
      required = true,
      description = "Queries, a line each: 'qid<TAB>words<TAB>kind'; the kind may be missing.")
  private Path queries = Path.of("");

  @Option(
      names = "--judgments",
      paramLabel = "FILE",
      required = true,
      description = "Judgments, a line each: 'qid<TAB>posting<TAB>grade'; 3 is what is wanted.")
  private Path judgments = Path.of("");

  @Option(
      names = "--worst",
      paramLabel = "N",
      description = "How many of the queries answered worst to show (default: 10).")
  private int worst = 10;

  @Mixin private final SharedOptions shared;
  @Mixin private final EngineOptions engineOptions = new EngineOptions();

  EvalCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    if (worst < 0) {
      throw shared.wrong("--worst must be 0 or more; got " + worst);
    }
    Terminal terminal = shared.terminal();
    JudgedQueries judged = judged();
    try (Engine engine = new Wiring(shared, engineOptions, terminal).current()) {
      Wording.doubts(judged, engine).forEach(terminal::tell);
      new EvaluationReport(terminal).print(Evaluation.of(engine, judged), worst);
    }
    return ExitCode.OK;
  }

  private JudgedQueries judged() {
    JudgedQueries judged = JudgedQueries.read(shared.resolve(queries), shared.resolve(judgments));
    if (judged.queries().isEmpty()) {
      throw new EnvironmentException(
          "no query of " + queries + " has a posting of grade 1 or more in " + judgments);
    }
    return judged;
  }
}

package fr.denicheur.cli;

import fr.denicheur.api.ApiJson;
import fr.denicheur.engine.Engine;
import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.web.BasePath;
import fr.denicheur.web.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code denicheur search}: prints the answer to a search, or writes answers to a run file. */
@Command(
    name = "search",
    sortOptions = false,
    description = "Search the postings; without words, all of them, newest first.",
    footer = {
      "",
      "Words may be free text, \"a phrase\", -excluded, prefix*, startup:lapins, role:design or",
      "titre:mots. Words after -- are never read as options.",
      "",
      "Examples:",
      "  denicheur search développeuse django",
      "  denicheur search '\"santé mentale\" -stage' --open true --month 2021",
      "  denicheur search --role design --sort date --json",
      "  denicheur search --queries queries.tsv --run run.txt"
    })
final class SearchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "WORDS", arity = "0..*", description = "What to look for.")
  private List<String> words = List.of();

  @Mixin private final QueryOptions options = new QueryOptions();

  @Option(names = "--json", description = "Print the JSON of the HTTP API.")
  private boolean json;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description = "Answer every line 'qid<TAB>words' of this file, 50 postings each.")
  private @Nullable Path queries;

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "Write these answers as a TREC run: qid Q0 id rank score tag.")
  private @Nullable Path run;

  @Mixin private final SharedOptions shared;
  @Mixin private final EngineOptions engineOptions = new EngineOptions();

  SearchCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  /** Returns the command; a word may begin with a minus sign, which excludes it. */
  static CommandLine command(Surroundings surroundings) {
    return new CommandLine(new SearchCommand(surroundings))
        .setPosixClusteredShortOptionsAllowed(false)
        .setUnmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() {
    requireNoUnknownOption();
    requireWholeRun();
    Terminal terminal = shared.terminal();
    SearchQuery query = options.ask(String.join(" ", words));
    try (Engine engine = new Wiring(shared, engineOptions, terminal).current()) {
      if (queries == null || run == null) {
        answer(engine, query, terminal);
      } else {
        int answered = RunFile.write(engine, options, shared.resolve(queries), shared.resolve(run));
        terminal.tell(Wording.counted(answered, "question traitée", "questions traitées"));
      }
    }
    return ExitCode.OK;
  }

  private void answer(SearchEngine engine, SearchQuery query, Terminal terminal) {
    Hits hits = engine.search(query);
    if (json) {
      terminal.print(Json.text(ApiJson.search(query, hits, BasePath.ROOT)));
    } else {
      new HitList(terminal).print(query, hits);
    }
  }

  /** Refuses unknown options: picocli reads them as words, because words may begin with a minus. */
  private void requireNoUnknownOption() {
    for (String word : shared.areOptionsEnded() ? List.<String>of() : words) {
      if (word.startsWith("--") || word.equals("-h")) {
        throw shared.wrong("unknown option " + word + "; for a word, put it after --");
      }
    }
  }

  private void requireWholeRun() {
    if ((queries == null) != (run == null)) {
      throw shared.wrong("--queries and --run must be given together");
    }
    if (queries != null && (json || !words.isEmpty())) {
      throw shared.wrong("--queries takes neither words nor --json");
    }
  }
}

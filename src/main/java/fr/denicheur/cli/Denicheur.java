package fr.denicheur.cli;

import fr.denicheur.api.Api;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The {@code denicheur} program: finds the command that the arguments name and runs it. */
@Command(
    name = "denicheur",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "French full-text search for job postings.",
    footer = {
      "",
      "Examples:",
      "  denicheur serve",
      "  denicheur search santé mentale communication",
      "  denicheur check --postings my-postings",
      "",
      "'denicheur COMMAND --help' describes one command. Environment variables (DENICHEUR_POSTINGS,",
      "DENICHEUR_BASE_URL, …) and a YAML file (--config FILE or DENICHEUR_CONFIG) with the keys",
      "postings, base-url, … set the same options: the command line wins, then the environment,",
      "then the file.",
      "",
      "Exit status: 0 done, 1 the data or the environment had a problem, 2 the command was wrong."
    })
public final class Denicheur {
  /** Characters in a line of help: fits the longest example. */
  private static final int USAGE_WIDTH = 100;

  private Denicheur() {}

  /** Runs the command that {@code arguments} name and ends the process with its exit status. */
  public static void main(String[] arguments) {
    HeadStart.of(arguments);
    Surroundings surroundings = Surroundings.ofThisProcess();
    System.exit(run(commands(surroundings, arguments), surroundings, arguments));
  }

  /**
   * Returns the commands, ready to be run.
   *
   * @param arguments if the first names a command, it alone is made: to read the options of all
   *     takes a sixth of a start
   */
  static CommandLine commands(Surroundings surroundings, String... arguments) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("serve", () -> new ServeCommand(surroundings));
    all.put("index", () -> new IndexCommand(surroundings));
    all.put("search", () -> SearchCommand.command(surroundings));
    all.put("similar", () -> new SimilarCommand(surroundings));
    all.put("check", () -> new CheckCommand(surroundings));
    all.put("import", () -> new ImportCommand(surroundings));
    all.put("export", () -> new ExportCommand(surroundings));
    all.put("mcp", () -> new McpCommand(surroundings));
    all.put("purge", () -> new PurgeCommand(surroundings));
    all.put("eval", () -> new EvalCommand(surroundings));
    all.put("report", () -> new ReportCommand(surroundings));
    all.put("healthy", () -> new HealthyCommand(surroundings));
    CommandLine commands = new CommandLine(new Denicheur());
    Supplier<Object> named = arguments.length == 0 ? null : all.get(arguments[0]);
    if (named != null) {
      commands.addSubcommand(named.get());
    } else {
      all.values().forEach(command -> commands.addSubcommand(command.get()));
      commands.addSubcommand("generate-completion", completion());
    }
    commands.getCommandSpec().versionProvider(() -> new String[] {"denicheur " + Api.version()});
    return commands.setUsageHelpWidth(USAGE_WIDTH);
  }

  /** Returns picocli's command that prints what bash and zsh need to complete ours. */
  private static CommandLine completion() {
    CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
    completion.getCommandSpec().usageMessage().hidden(true);
    return completion;
  }

  private static int runLast(ParseResult parsed) {
    Logs.level(parsed);
    return new RunLast().execute(parsed);
  }

  /** Runs one command and returns its exit status. */
  static int run(CommandLine commands, Surroundings surroundings, String... arguments) {
    Settings settings;
    try {
      settings = Settings.of(surroundings, arguments);
    } catch (EnvironmentException e) {
      commands.getErr().println("denicheur: " + e.getMessage());
      return ExitCode.USAGE;
    }
    Faults faults = new Faults(settings);
    return commands
        .setDefaultValueProvider(settings)
        .setExecutionStrategy(Denicheur::runLast)
        .setParameterExceptionHandler(faults)
        .setExecutionExceptionHandler(faults)
        .execute(arguments);
  }
}

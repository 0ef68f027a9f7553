package fr.denicheur.cli;

import fr.denicheur.exchange.Import;
import fr.denicheur.exchange.ImportReport;
import fr.denicheur.exchange.Mapping;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code denicheur import}: writes the rows of a file as posting files. */
@Command(
    name = "import",
    sortOptions = false,
    description =
        "Write the rows of a CSV, NDJSON or JSON file as posting files into the (first) folder of"
            + " postings.",
    footer = {
      "",
      "A mapping says which fields of a row are which facts. With Dénicheur come denicheur (what",
      "'denicheur export' writes), jobposting (schema.org JSON-LD), francetravail and",
      "choisirleservicepublic. docs/EXCHANGE.md shows how to write your own.",
      "",
      "A row that was imported before changes nothing. Exit status 1 if a row is refused; the list",
      "says which, why, and what to do.",
      "",
      "Examples:",
      "  denicheur import offres.ndjson",
      "  denicheur import offres-datagouv.csv --mapping choisirleservicepublic --dry-run",
      "  denicheur import page.json --mapping jobposting --postings imported",
      "  denicheur import excel.csv --mapping ours.yaml --encoding windows-1252"
    })
final class ImportCommand implements Callable<Integer> {
  private static final Map<String, Character> SEPARATORS =
      Map.of(",", ',', ";", ';', "|", '|', "tab", '\t');

  /** Steps of the progress bar are pieces of so many bytes. */
  private static final int PIECE = 1 << 10;

  @Mixin private final SharedOptions shared;

  @Parameters(paramLabel = "FILE", description = "A file that ends in .csv, .ndjson or .json.")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      paramLabel = "NAME|FILE",
      description =
          "denicheur, jobposting, francetravail, choisirleservicepublic, or a YAML file (default:"
              + " denicheur).")
  private String mapping = Mapping.OWN;

  @Option(names = "--dry-run", description = "Say what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Encoding of the file, such as utf-8 or windows-1252 (default: found).")
  private @Nullable Charset encoding;

  @Option(
      names = "--separator",
      paramLabel = "SIGN",
      description = "What stands between the columns of a CSV: , ; | or tab (default: found).")
  private @Nullable String separator;

  ImportCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() {
    Terminal terminal = shared.terminal();
    Import.Options options = new Import.Options(mapping(), encoding, separator());
    Path folder = shared.sources().folders().getFirst();
    long begin = System.nanoTime();
    ImportReport report = run(options, folder, terminal);
    ProblemList list = new ProblemList(terminal);
    list.print(report.problems());
    if (report.refused() > report.problems().size()) {
      terminal.print(
          "… " + Wording.number(report.refused() - report.problems().size()) + " autres");
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    terminal.print(Wording.imported(report, dryRun));
    terminal.tell(Wording.importSpeed(report, took));
    return report.refused() > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private ImportReport run(Import.Options options, Path folder, Terminal terminal) {
    Path source = shared.resolve(file);
    try (TerminalProgress progress = new TerminalProgress(terminal, "Import")) {
      progress.found(steps(source.toFile().length()));
      return Import.run(source, folder, options, dryRun, bytes -> progress.reached(steps(bytes)));
    }
  }

  private static int steps(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes / PIECE);
  }

  private Mapping mapping() {
    return Mapping.NAMES.contains(mapping)
        ? Mapping.named(mapping)
        : Mapping.read(shared.resolve(Path.of(mapping)));
  }

  private char separator() {
    Character sign = separator == null ? Character.valueOf((char) 0) : SEPARATORS.get(separator);
    if (sign == null) {
      List<String> known = SEPARATORS.keySet().stream().sorted().toList();
      throw shared.wrong(
          "separator must be one of "
              + String.join(" ", known)
              + "; got "
              + String.valueOf(separator).toLowerCase(Locale.ROOT));
    }
    return sign;
  }
}

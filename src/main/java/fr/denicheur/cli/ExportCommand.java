package fr.denicheur.cli;

import fr.denicheur.engine.Engine;
import fr.denicheur.exchange.ExportFormat;
import fr.denicheur.posting.Posting;
import fr.denicheur.query.Filter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code denicheur export}: writes the postings of the index as rows. */
@Command(
    name = "export",
    sortOptions = false,
    description = "Write all postings, or those that pass filters, as NDJSON or CSV.",
    footer = {
      "",
      "The rows come in the order of their ids, near-duplicates too; 'denicheur import' reads them.",
      "docs/EXCHANGE.md lists the columns.",
      "",
      "Examples:",
      "  denicheur export --output offres.ndjson",
      "  denicheur export --format csv --open true --output ouvertes.csv",
      "  denicheur export --role design | jq -r .title"
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private final SharedOptions shared;

  @Option(
      names = "--format",
      paramLabel = "ndjson|csv",
      description = "NDJSON: an object a line; CSV: a spreadsheet (default: ndjson).")
  private String format = ExportFormat.NDJSON.id();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, in one step (default: standard output).")
  private @Nullable Path output;

  @Mixin private final FilterOptions filters = new FilterOptions();
  @Mixin private final EngineOptions engineOptions = new EngineOptions();

  ExportCommand(Surroundings surroundings) {
    this.shared = new SharedOptions(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = shared.terminal();
    Map<String, ExportFormat> formats = ExportFormat.BY_ID;
    ExportFormat chosen = formats.get(format);
    if (chosen == null) {
      throw shared.wrong("format must be ndjson or csv; got " + format);
    }
    Filter filter = filters.filter();
    try (Engine engine = new Wiring(shared, engineOptions, terminal).current()) {
      long rows =
          output == null
              ? write(engine, filter, chosen, new PrinterBytes(terminal.out()))
              : replace(engine, filter, chosen, shared.resolve(output));
      terminal.tell(Wording.counted(rows, "offre exportée", "offres exportées"));
    }
    return ExitCode.OK;
  }

  /** Writes beside the file first, so that it never holds a part. */
  private static long replace(Engine engine, Filter filter, ExportFormat format, Path file)
      throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      long rows;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        rows = write(engine, filter, format, out);
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static long write(Engine engine, Filter filter, ExportFormat format, OutputStream out)
      throws IOException {
    AtomicLong rows = new AtomicLong();
    out.write(format.head());
    engine.walk(
        filter,
        null,
        posting -> {
          append(out, format, posting);
          rows.incrementAndGet();
          return true;
        });
    out.flush();
    return rows.get();
  }

  private static void append(OutputStream out, ExportFormat format, Posting posting) {
    try {
      out.write(format.row(posting));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the export", e);
    }
  }

  /** Writes rows, each a whole text in UTF-8, to the terminal. */
  private static final class PrinterBytes extends OutputStream {
    private final PrintWriter out;

    PrinterBytes(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void write(int one) {
      out.write(one); // no row has one byte
    }

    @Override
    public void write(byte[] row, int from, int length) throws IOException {
      out.write(new String(row, from, length, StandardCharsets.UTF_8));
      if (out.checkError()) {
        throw new IOException("standard output is closed");
      }
    }

    @Override
    public void flush() {
      out.flush();
    }
  }
}

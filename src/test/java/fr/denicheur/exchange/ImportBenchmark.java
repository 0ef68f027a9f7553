package fr.denicheur.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How many rows a second become files that are on the disk, and how many are found unchanged:
 * generated offers in JSON-LD, each with two kilobytes of HTML. Times depend on the machine and its
 * disk, so files that the system writes when it likes are measured too. Arguments: how many rows,
 * 50,000 if none; a folder to work in, that of temporary files if none.
 */
public final class ImportBenchmark {
  private static final String SENTENCES =
      "<p>Vous accompagnez les <strong>équipes</strong> dans leurs projets.</p><ul><li>écouter</li>"
          + "<li>concevoir</li><li>livrer</li></ul>";

  private static final int REPETITIONS = 12;

  private ImportBenchmark() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
    Path parent =
        Path.of(arguments.length > 1 ? arguments[1] : System.getProperty("java.io.tmpdir"));
    Path home = Files.createTempDirectory(parent, "import");
    PrintStream out = System.out;
    Path source = home.resolve("annonces.json");
    write(source, rows);
    Path folder = Files.createDirectory(home.resolve("offres"));
    out.printf(Locale.ROOT, "new:       %,9.0f rows/s%n", rows / seconds(source, folder));
    out.printf(Locale.ROOT, "unchanged: %,9.0f rows/s%n", rows / seconds(source, folder));
    // Last: what it leaves to the system, the import would wait for.
    double plain = rows / plainly(Files.createDirectory(home.resolve("plain")), rows);
    out.printf(Locale.ROOT, "written without waiting for the disk: %,9.0f files/s%n", plain);
    out.printf(
        Locale.ROOT,
        "memory:    %,9d MiB%n",
        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /** Writes files of the same size one by one, and leaves it to the system when. */
  private static double plainly(Path folder, int files) throws IOException {
    byte[] content = SENTENCES.repeat(REPETITIONS).getBytes(StandardCharsets.UTF_8);
    long begin = System.nanoTime();
    for (int i = 0; i < files; i++) {
      Files.write(folder.resolve(i + ".md"), content);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double seconds(Path source, Path folder) {
    Import.Options options = new Import.Options(Mapping.named("jobposting"), null, (char) 0);
    long begin = System.nanoTime();
    ImportReport report = Import.run(source, folder, options, false, bytes -> {});
    if (report.refused() > 0) {
      throw new IllegalStateException("refused: " + report.problems());
    }
    return Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e9;
  }

  private static void write(Path source, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(source)) {
      out.write("[");
      for (int i = 0; i < rows; i++) {
        out.write(i == 0 ? "" : ",\n");
        out.write(
            "{\"@type\": \"JobPosting\", \"identifier\": \"offre-"
                + i
                + "\", \"title\": \"Métier "
                + i
                + "\", \"datePosted\": \"2026-05-01\", \"hiringOrganization\": \"Société\","
                + " \"description\": \""
                + SENTENCES.repeat(REPETITIONS)
                + "\"}");
      }
      out.write("]");
    }
    // Else the import would wait until the system has written this, too.
    try (FileChannel channel = FileChannel.open(source, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}

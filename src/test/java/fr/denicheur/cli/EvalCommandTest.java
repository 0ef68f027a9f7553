package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.SharedMaterial;
import fr.denicheur.cli.Shell.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void writePostings() throws IOException {
    shell =
        Shell.in(folder)
            .posting("potiere.md", "title: Potière", "Tu tournes des bols en grès.")
            .posting("potier.md", "title: Potier", "Tu émailles des bols.")
            .posting("verriere.md", "title: Verrière", "Tu souffles des bols.")
            .file("q.tsv", "q1\tverrière\trole\nq2\tbols\ttopic\nq3\tcharpente\ttopic\n")
            .file(
                "j.tsv", "q1\tverriere.md\t3\nq2\tverriere\t3\nq3\tpotiere\t2\nq3\tailleurs\t1\n");
  }

  private Outcome eval(String... more) {
    Stream<String> usual = Stream.of("eval", "--queries", "q.tsv", "--judgments", "j.tsv");
    return shell.run(Stream.concat(usual, Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void measuresComeByKindThenForAll() {
    Outcome outcome = eval("--worst", "0");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out().lines().map(line -> line.strip().split(" +")))
        .startsWith(
            new String[] {"n", "nDCG@10", "P@5", "MRR", "recall@50"},
            new String[] {"role", "1", "1.000", "1.000", "1.000", "1.000"})
        .hasSize(4)
        .last()
        .satisfies(all -> assertThat(all).startsWith("ALL", "3"));
  }

  @Test
  void theWorstQueriesComeFirstWithWhatCameAndWhatShouldHave() {
    String out = eval("--worst", "1").out();

    assertThat(out)
        .containsSubsequence(
            "q3 « charpente »",
            "topic · nDCG@10 0.000 · P@5 0.000 · MRR 0.000 · recall@50 0.000",
            "2 offres jugées manquent à la première page",
            "  -. [2] potiere",
            "  -. [1] ailleurs")
        .doesNotContain("q1", "q2");
    assertThat(eval("--worst", "2").out()).contains("q2 « bols »").contains("  2. [3] verriere\n");
  }

  @Test
  void whatWasJudgedButIsNotIndexedIsTold() {
    assertThat(eval().err()).isEqualTo("1 offre jugée hors de l'index\n");
  }

  @Test
  void anEditedPostingCountsAtOnce() throws IOException {
    eval();
    shell.posting("potiere.md", "title: Charpentière", "Tu poses une charpente.");

    assertThat(eval("--worst", "3").out()).contains("  1. [2] potiere");
  }

  @Test
  void filesThatCannotBeUsedAreNamed() throws IOException {
    shell.file("j.tsv", "q1\tverriere\n");
    assertThat(eval().status()).isEqualTo(1);
    assertThat(eval().err()).contains("j.tsv, line 1 must be").hasLineCount(1);

    shell.file("j.tsv", "q1\tverriere\t0\n");
    assertThat(eval().status()).isEqualTo(1);
    assertThat(eval().err()).contains("no query of q.tsv", "j.tsv").hasLineCount(1);
  }

  @Test
  void bothFilesAndASensibleNumberAreNeeded() {
    assertThat(shell.run("eval", "--queries", "q.tsv").status()).isEqualTo(2);
    assertThat(shell.run("eval", "--queries", "q.tsv").err()).contains("--judgments");
    assertThat(eval("--worst", "-1").err()).contains("--worst must be 0 or more; got -1");
  }

  /** The reference is a script, independent of our code, that reads the run of a search. */
  @Test
  void itsMeasuresAreThoseOfTheReferenceScript() throws Exception {
    assumeTrue(SharedMaterial.corpus().isPresent() && SharedMaterial.relevance().isPresent());
    String postings = SharedMaterial.corpus().orElseThrow().toAbsolutePath().toString();
    Path judged = SharedMaterial.relevance().orElseThrow().toAbsolutePath();
    String queries = judged.resolve("queries.tsv").toString();
    String judgments = judged.resolve("judgments.tsv").toString();
    shell.run("search", "--postings", postings, "--queries", queries, "--run", "run.txt");
    nameFiles(shell.path("run.txt"));
    Outcome ours =
        shell.run("eval", "--postings", postings, "--queries", queries, "--judgments", judgments);

    String theirs = python(judged.resolve("evaluate.py").toString(), judgments, "run.txt", queries);

    assertThat(numbers(ours.out())).containsKey("ALL");
    assertSame(numbers(ours.out()), numbers(theirs.replaceAll("[^ ]+=", " ")));
  }

  /**
   * Writes file names instead of ids into a run. The script takes one extension off every name, and
   * the id of {@code x.md.md} ends in {@code .md}.
   */
  private static void nameFiles(Path run) throws IOException {
    List<String> named = new ArrayList<>();
    for (String line : Files.readAllLines(run)) {
      named.add(line.replaceFirst("( [0-9]+ [0-9.E-]+ \\S+)$", ".md$1"));
    }
    Files.write(run, named);
  }

  /** Both sides round to three digits, perhaps in different directions. */
  private static void assertSame(Map<String, List<Double>> ours, Map<String, List<Double>> theirs) {
    assertThat(ours).containsOnlyKeys(theirs.keySet());
    theirs.forEach((name, numbers) -> {
      for (int i = 0; i < numbers.size(); i++) {
        assertThat(ours.get(name).get(i)).as(name).isCloseTo(numbers.get(i), within(0.0011));
      }
    });
  }

  /** Returns the five numbers of each line that is a name and five numbers. */
  private static Map<String, List<Double>> numbers(String table) {
    Map<String, List<Double>> numbers = new TreeMap<>();
    table
        .lines()
        .filter(line -> line.matches("\\S+( +[0-9.]+){5}"))
        .map(line -> line.split(" +"))
        .forEach(cells ->
            numbers.put(cells[0], Arrays.stream(cells).skip(1).map(Double::valueOf).toList()));
    return numbers;
  }

  private String python(String... arguments) throws Exception {
    List<String> command = Stream.concat(Stream.of("python3"), Arrays.stream(arguments)).toList();
    Path printed = folder.resolve("printed.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(printed.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return Assumptions.abort("no python3: " + e);
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String output = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}

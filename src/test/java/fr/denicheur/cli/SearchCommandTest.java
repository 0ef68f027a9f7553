package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.cli.Shell.Outcome;
import fr.denicheur.lucene.LuceneEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void writePostings() throws IOException {
    shell =
        Shell.in(folder)
            .posting(
                "infirmiere.md",
                "title: Infirmière de nuit\nstartup: veilleuse\nopen: true\ndate: 2024-03-02",
                "Tu veilles sur les patients & leurs proches.")
            .posting(
                "2023-05-04-jardinier.md",
                "title: Jardinier des toits\nopen: false",
                "Tu arroses <b>les patients</b> géraniums.");
  }

  @Test
  void anAnswerTellsWhatOneChoosesBy() {
    Outcome outcome = shell.run("search", "infirmière");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .startsWith("1 offre pour « infirmière » (")
        .contains(" 1. Infirmière de nuit\n")
        .contains("veilleuse · 2 mars 2024 · ouverte\n")
        .contains("    infirmiere\n")
        .contains("Candidature  Ouverte\u00A01");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void anExcerptIsTextAgain() {
    assertThat(shell.run("search", "veilles").out())
        .contains("Tu veilles sur les patients & leurs proches.");
  }

  @Test
  void whatWasFoundStandsOutWhereThereAreColours() {
    String found = Style.FOUND.begin() + "veilles" + Style.END;

    assertThat(shell.run("search", "veilles").out()).doesNotContain("\u001B");
    assertThat(shell.coloured().run("search", "veilles").out()).contains(found);
  }

  @Test
  void withoutWordsAllPostingsComeNewestFirst() {
    assertThat(shell.run("search").out())
        .startsWith("2 offres (")
        .containsSubsequence("Infirmière de nuit", "Jardinier des toits");
  }

  @Test
  void filtersNarrowTheAnswer() {
    assertThat(shell.run("search", "patients", "--open", "false").out())
        .startsWith("1 offre ")
        .contains("Jardinier des toits", "[Fermée]\u00A01");
    assertThat(shell.run("search", "--month", "2024", "--startup", "Veilleuse").out())
        .startsWith("1 offre ");
  }

  @Test
  void aWordBeginningWithAMinusIsExcluded() {
    assertThat(shell.run("search", "patients", "-géraniums").out())
        .startsWith("1 offre ")
        .contains("Infirmière de nuit");
    assertThat(shell.run("search", "patients", "-hors", "-Vapeur").out())
        .as("words that begin as -h and -V do")
        .startsWith("2 offres pour « patients -hors -Vapeur »");
  }

  @Test
  void anUnknownOptionIsNoWord() {
    Outcome outcome = shell.run("search", "patients", "--opne", "true");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--opne").contains("denicheur search --help");
    assertThat(shell.run("search", "--", "--opne").status()).isZero();
  }

  @Test
  void aValueOutOfRangeIsAWrongCommand() {
    Outcome outcome = shell.run("search", "--size", "101");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("size must be between 0 and 100; got 101");
    assertThat(shell.run("search", "--role", "pirate").err()).contains("got 'pirate'");
    assertThat(shell.run("search", "--sort", "best").status()).isEqualTo(2);
    assertThat(shell.run("search", "--sort", "best").err())
        .contains("sort must be date or open or relevance; got 'best'");
  }

  @Test
  void anAnswerWithoutPostingsSaysSoAndHelps() {
    assertThat(shell.run("search", "astronaute").out())
        .contains(Wording.NOTHING_FOUND, Wording.HINT_WORDS);
    assertThat(shell.run("search", "géraniums", "--open", "true").out())
        .contains(Wording.HINT_FILTERS);
  }

  @Test
  void otherSpellingIsSaid() throws IOException {
    assertThat(shell.run("search", "infirmiaire").out())
        .startsWith("1 offre pour « infirmiaire » (")
        .contains(
            "Recherche de « infirmière » au lieu de « infirmiaire » (--typos off cherche vos mots).\n");
    assertThat(shell.run("search", "infirmiaire", "--typos", "off").out())
        .contains(Wording.NOTHING_FOUND)
        .doesNotContain("au lieu de");
    shell.posting("faute.md", "title: Jardinien", "Des fleurs.");
    for (int i = 0; i < 10; i++) {
      shell.posting("jardin-" + i + ".md", "title: Jardinier", "Des fleurs.");
    }
    assertThat(shell.run("search", "jardinien").out())
        .startsWith("1 offre pour « jardinien » (")
        .contains("Vouliez-vous dire « jardinier » ?\n");
  }

  @Test
  void theOrderAndTheOptionsOfTheApiAreTaken() {
    assertThat(shell.run("search", "les patients", "--sort", "date").out())
        .containsSubsequence("Infirmière de nuit", "Jardinier des toits");
    assertThat(
            shell
                .run("search", "nuit", "--typos", "off", "--collapse", "off", "--explain")
                .status())
        .isZero();
  }

  @Test
  void aFurtherPageContinuesTheCount() {
    assertThat(shell.run("search", "--size", "1").out()).contains(Wording.nextPage(2));
    assertThat(shell.run("search", "--size", "1", "--page", "2").out())
        .contains(" 2. Jardinier des toits");
  }

  @Test
  void anEditedPostingIsFoundAtOnce() throws IOException {
    shell.run("search");
    shell.posting("infirmiere.md", "title: Infirmière de jour", "Au soleil.");

    assertThat(shell.run("search", "soleil").out()).contains("Infirmière de jour");
  }

  @Test
  void anIndexThatAnotherProcessWritesIsReadAsItIs() throws IOException {
    shell.run("index");
    try (LuceneEngine elsewhere = LuceneEngine.open(shell.path("index"))) {
      shell.posting("neuf.md", "title: Astronaute", "Dans l'espace.");

      assertThat(elsewhere.state().postings()).isEqualTo(2);
      assertThat(shell.run("search", "patients").out()).startsWith("2 offres ");
      assertThat(shell.run("search", "astronaute").out()).contains(Wording.NOTHING_FOUND);
    }
  }

  @Test
  void aPostingCannotCommandTheTerminal() throws IOException {
    shell.posting("mechant.md", "title: \"Rouge \\u001B[31m et \\u202E retourné\"", "Texte.");

    assertThat(shell.run("search", "retourné").out())
        .contains("Rouge")
        .doesNotContain("\u001B")
        .doesNotContain("\u202E");
  }

  @Test
  void aRunHoldsARankedLineForEveryAnswer() throws IOException {
    shell
        .posting("avec un nom.md", "title: Fossoyeur", "Tu creuses.")
        .file("queries.tsv", "# id\twords\nq1\tpatients\ttopic\n\nq2\tfossoyeur\nq3\tastronaute\n");

    Outcome outcome = shell.run("search", "--queries", "queries.tsv", "--run", "run.txt");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(Files.readAllLines(shell.path("run.txt")))
        .hasSize(3)
        .allMatch(line -> line.matches("q\\d Q0 .+ \\d+ [0-9.]+ denicheur"))
        .anyMatch(line -> line.startsWith("q2 Q0 avec un nom 1 "));
  }

  @Test
  void aLineThatIsNoQueryIsNamed() throws IOException {
    shell.file("queries.tsv", "q1\tpatients\nsans tabulation\n");

    Outcome outcome = shell.run("search", "--queries", "queries.tsv", "--run", "run.txt");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("queries.tsv, line 2").contains("sans tabulation");
  }

  @Test
  void aRunNeedsBothFilesAndNoWords() {
    assertThat(shell.run("search", "--queries", "q").status()).isEqualTo(2);
    assertThat(shell.run("search", "mot", "--queries", "q", "--run", "r").status()).isEqualTo(2);
  }
}

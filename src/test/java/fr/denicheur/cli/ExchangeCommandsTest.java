package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.cli.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code import} and {@code export}. */
class ExchangeCommandsTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void writeRows() throws IOException {
    shell =
        Shell.in(folder)
            .posting("un.md", "title: Luthière\nopen: true\ndate: 2021-03-04", "- Des violons.")
            .posting("deux.md", "title: Plongeuse\ntechno: [c++, \"a, b\"]", "Sous l'eau.");
  }

  @Test
  void whatIsExportedIsImportedElsewhere() throws IOException {
    for (String format : new String[] {"ndjson", "csv"}) {
      Outcome out = shell.run("export", "--format", format, "--output", "tout." + format);
      assertThat(out.status()).as(out.err()).isZero();
      assertThat(out.err()).contains("2 offres exportées");
      Files.createDirectory(shell.path(format));

      Outcome in = shell.run("import", "tout." + format, "--postings", format);
      Outcome again = shell.run("import", "tout." + format, "--postings", format, "--dry-run");

      assertThat(in.status()).as(in.out()).isZero();
      assertThat(in.out()).contains("2 lignes : 2 offres créées, 0 remplacée");
      assertThat(again.out()).contains("rien n'est écrit : 0 offre créée", "2 inchangées");
      assertThat(shell.path(format + "/deux.md")).content().contains("techno: [\"c++\", \"a, b\"]");
    }
  }

  @Test
  void rowsGoToStandardOutputUnlessAFileIsNamed() {
    Outcome outcome = shell.run("export", "--open", "true");

    assertThat(outcome.out().lines()).singleElement().asString().contains("\"id\":\"un\"");
    assertThat(shell.run("export", "--format", "xml").status()).isEqualTo(2);
  }

  @Test
  void refusedRowsAreListedAndTheStatusSaysSo() throws IOException {
    shell.file("w.csv", "id;title;date\na;A;2021-01-01\nb;;\nc;C;31/12/2021\n");

    Outcome outcome = shell.run("import", "w.csv");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("w.csv", "ligne 3 : « title » est obligatoire", "ligne 4 : « date » attend")
        .contains("(reçu : « 31/12/2021 »)", "→ ", "3 lignes : 1 offre créée", "2 refusées");
  }

  @Test
  void whatCannotBeImportedAtAllIsSaidInOneLine() throws IOException {
    shell.file("w.csv", "a,b\n1,2\n").file("m.yaml", "id: a\n");

    assertThat(shell.run("import", "none.csv").err())
        .contains("a file that can be read", "none.csv");
    assertThat(shell.run("import", "w.csv").err()).contains("must have a column 'id'");
    assertThat(shell.run("import", "w.csv", "--mapping", "m.yaml").err()).contains("m.yaml:1");
    Outcome separator = shell.run("import", "w.csv", "--separator", ":");
    assertThat(separator.err()).contains("separator must be one of");
    assertThat(separator.status()).isEqualTo(2);
    assertThat(shell.run("import", "w.csv").status()).isEqualTo(1);
  }
}

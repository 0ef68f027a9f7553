package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.cli.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands show, find and filter postings by the catalogue of startups. */
class StartupsTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void writePostings() throws IOException {
    shell =
        Shell.in(folder)
            .posting("un.md", "title: Luthière\nstartup: lapins\nopen: true", "Tu répares.")
            .posting("deux.md", "title: Vannière\nstartup: a-just\nopen: true", "Tu tresses.")
            .file(
                "startups.yaml",
                """
                - slug: lapins
                  name: Potager Solidaire
                  pitch: Réserver une parcelle
                  incubator: Direction du numérique
                  themes: [Santé, Jeunesse]
                - {slug: a-just, name: À-Just, themes: Justice}
                """);
  }

  private String out(String... arguments) {
    Outcome outcome = shell.run(arguments);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }

  @Test
  void aSearchShowsNamesFindsWordsAndFilters() {
    shell.with("DENICHEUR_STARTUPS", "startups.yaml");

    assertThat(out("search", "parcelles")).startsWith("1 offre").contains("Potager Solidaire");
    assertThat(out("search", "")).contains("Incubateur", "Direction", "Thème", "Justice");
    assertThat(out("search", "", "--theme", "Justice")).contains("Vannière").startsWith("1 offre");
    assertThat(out("search", "", "--incubator", "direction-du-numerique")).contains("Luthière");
    assertThat(out("search", "", "--json"))
        .containsPattern("\"theme\"\\s*:\\s*\\[")
        .contains("\"Jeunesse\"");
  }

  @Test
  void withoutACatalogueSlugsAreShownAsBefore() {
    out("index", "--startups", "startups.yaml");

    assertThat(out("search", "luthière")).contains("lapins").doesNotContain("Potager");
    assertThat(out("search", "", "--json")).doesNotContain("\"incubator\"", "\"theme\"");
    assertThat(out("search", "")).doesNotContain("Incubateur", "Thème");
  }

  @Test
  void aRunIndexesOnlyThePostingsOfStartupsThatChanged() throws IOException {
    out("index", "--startups", "startups.yaml");
    shell.file("config.yaml", "startups: autres.yaml");
    shell.file("autres.yaml", "- {slug: a-just, name: À-Just, themes: Justice}");

    assertThat(out("index", "--config", "config.yaml")).contains("1 modifié,");
    assertThat(out("index", "--config", "config.yaml")).doesNotContain("1 modifié,");
  }

  @Test
  void anExportShowsANameThatAnImportReadsBack() {
    String rows = out("export", "--startups", "startups.yaml");

    assertThat(rows).contains("\"startup\":\"À-Just\"", "\"startup\":\"lapins\"");
  }
}

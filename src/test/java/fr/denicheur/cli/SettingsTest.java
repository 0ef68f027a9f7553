package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.cli.Shell.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class SettingsTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void writeThreeFolders() throws IOException {
    shell =
        Shell.in(folder)
            .file("line/a.md", "# Par la ligne")
            .file("variable/b.md", "# Par la variable")
            .file("etc/list/c.md", "# Par le fichier")
            .file("etc/config.yml", "# where postings lie\npostings: list\n");
  }

  private String search(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "search";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Outcome outcome = shell.run(arguments);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }

  @Test
  void theFileCountsWhereNothingElseIsSaid() {
    assertThat(search("--config", "etc/config.yml")).contains("Par le fichier");
  }

  @Test
  void theEnvironmentWinsOverTheFile() {
    shell.with("DENICHEUR_POSTINGS", "variable").with("DENICHEUR_CONFIG", "etc/config.yml");

    assertThat(search()).contains("Par la variable").doesNotContain("Par le fichier");
  }

  @Test
  void theCommandLineWinsOverAll() {
    shell.with("DENICHEUR_POSTINGS", "variable").with("DENICHEUR_CONFIG", "etc/config.yml");

    assertThat(search("--postings", "line")).startsWith("1 offre ").contains("Par la ligne");
  }

  @Test
  void aSwitchThatIsGivenIsOnWhateverTheEnvironmentSays() {
    for (String said : List.of("", "false", "true")) {
      Surroundings surroundings =
          new Surroundings(
              Map.of("DENICHEUR_HSTS", said), folder, folder, false, Clock.systemUTC());
      FrontOptions front = new FrontOptions();
      new CommandLine(CommandSpec.forAnnotatedObject(front))
          .setDefaultValueProvider(Settings.of(surroundings))
          .parseArgs("--hsts");
      assertThat(front.exposure(new SharedOptions(surroundings)).tls()).as(said).isTrue();
    }
  }

  @Test
  void whatIsExcludedIsNotSearched() throws IOException {
    shell.file("line/modeles/m.md", "# Un modèle").file("line/x.draft.md", "# Une ébauche");

    assertThat(search("--postings", "line", "--exclude", "modeles", "--exclude", "*.draft.md"))
        .startsWith("1 offre ")
        .contains("Par la ligne");
    assertThat(shell.run("search", "--postings", "line", "--exclude", "{a").err())
        .contains("--exclude", "{a");
  }

  @Test
  void severalFoldersAreOneIndex() throws IOException {
    shell.file("etc/config.yml", "postings: [list, ../line]");

    assertThat(search("--postings", "line", "--postings", "variable")).startsWith("2 offres ");
    assertThat(search("--config", "etc/config.yml")).startsWith("2 offres ");
    shell.with("DENICHEUR_POSTINGS", "variable" + File.pathSeparator + "line");
    assertThat(search()).startsWith("2 offres ");
  }

  @Test
  void theIndexLiesWhereItIsSaid() {
    shell.with("DENICHEUR_POSTINGS", "line").with("DENICHEUR_INDEX", "elsewhere");

    search();

    assertThat(shell.path("elsewhere")).isNotEmptyDirectory();
    assertThat(shell.path("index")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prot: 80               | line 1: unknown key 'prot'; known are postings, exclude, index, host, port, admin-port,",
        "[a, b]                 | line 1: settings must be written as 'key: value' lines",
        "port: [1, 2]           | line 1: 'port' takes one value; got 2",
        "port: {a: b}           | line 1: a word, a number or a path is expected here",
        "'{port: 1, port: 2}'   | line 1: 'port' must be given only once",
        "'port: ''1'            | line 1: found unexpected end of stream",
        "port:                  | line 1: a word, a number or a path is expected here"
      })
  void aWrongFileIsAWrongCommand(String text, String fault) throws IOException {
    shell.file("wrong.yml", text);

    Outcome outcome = shell.run("check", "--config", "wrong.yml");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("wrong.yml, " + fault);
  }

  @Test
  void aMissingFileIsNamed() {
    Outcome outcome = shell.run("check", "--config", "none.yml");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("none.yml");
  }

  @Test
  void whatIsWrongWithTheSiteIsSaidBeforeAnythingIsServed() throws IOException {
    shell.file("site.yml", "postings: line\nbase-url: https://exemple.fr/emplois");
    shell.file("own/error.jte", "${missing}");

    Outcome path = shell.run("serve", "--config", "site.yml");
    assertThat(path.status()).isEqualTo(2);
    assertThat(path.err()).contains("--base-url", "without a path");
    Outcome none = shell.run("serve", "--postings", "line", "--templates", "none");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("there is no folder of templates");
    shell.with("DENICHEUR_TEMPLATES", "own");
    Outcome broken = shell.run("serve", "--postings", "line", "--port", "0");
    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.err()).contains("error.jte").doesNotContain("a fault of ours");
  }

  @Test
  void aWrongValueIsSaidToComeFromWhereItComes() throws IOException {
    shell.file("port.yml", "port: abc");

    assertThat(shell.run("serve", "--port", "abc").err()).contains("abc").doesNotContain("from");
    assertThat(shell.run("serve", "--config", "port.yml").err()).contains("key port of the file");
    shell.with("DENICHEUR_PORT", "abc");
    Outcome outcome = shell.run("serve");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("abc").contains("DENICHEUR_PORT");
  }
}

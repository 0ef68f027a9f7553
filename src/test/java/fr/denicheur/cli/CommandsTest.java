package fr.denicheur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.cli.Shell.Outcome;
import fr.denicheur.lucene.LuceneEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void writePostings() throws IOException {
    shell =
        Shell.in(folder)
            .posting("un.md", "title: Luthière\nopen: true", "Tu répares des violons anciens.")
            .posting("deux.md", "title: Luthier\nopen: true", "Tu vernis des violons neufs.")
            .posting("trois.md", "title: Plongeuse", "Tu soudes sous l'eau.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve", "index", "search", "similar", "check", "eval", "purge", "report", "import",
        "export", "mcp", "healthy"
      })
  void everyCommandHelpsWithExamples(String command) {
    Outcome outcome = shell.run(command, "--help");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .startsWith("Usage: denicheur " + command)
        .contains("--postings", "--index", "--config", "Examples:");
  }

  @Test
  void noCommandOrAnUnknownOneIsAWrongCommand() {
    assertThat(shell.run().status()).isEqualTo(2);
    assertThat(shell.run().err()).contains("Missing required subcommand", "denicheur --help");
    assertThat(shell.run("serch", "mot").status()).isEqualTo(2);
    assertThat(shell.run("serch", "mot").err()).contains("serch");
  }

  @Test
  void completionKnowsEveryCommandButItself() {
    Outcome outcome = shell.run("generate-completion");

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("complete -F", "function _picocli_denicheur_similar");
    assertThat(shell.run("--help").out()).contains("similar").doesNotContain("completion");
  }

  @Test
  void indexCountsWhatChanged() throws IOException {
    assertThat(shell.run("index").out())
        .contains("3 fichiers : 3 nouveaux, 0 modifié, 0 supprimé, 0 inchangé")
        .contains("3 offres dans l'index")
        .contains("offres/s");
    shell.posting("un.md", "title: Luthière\nopen: true", "Tu accordes des violons.");
    Files.delete(shell.path("seeds/deux.md"));

    assertThat(shell.run("index").out())
        .contains("2 fichiers : 0 nouveau, 1 modifié, 1 supprimé, 1 inchangé");
  }

  @Test
  void whatVanishesTogetherIsRemovedOnRequestAlone() throws IOException {
    for (int i = 0; i < 12; i++) {
      shell.file("moved/" + i + ".md", "# Marin\nTu navigues.");
    }
    shell.run("index", "--postings", "moved");

    Outcome kept = shell.run("index");
    assertThat(kept.out()).contains("0 supprimé", "15 offres dans l'index");
    assertThat(kept.err()).contains("12 offres sans fichier", "./denicheur index --accept-mass-");
    assertThat(shell.run("search", "naviguer").err()).contains("12 offres sans fichier");

    Outcome removed = shell.run("index", "--accept-mass-delete");
    assertThat(removed.out()).contains("12 supprimés", "3 offres dans l'index");
    assertThat(removed.err()).isEmpty();
  }

  @Test
  @Tag("I20")
  void afterAPurgeNoFileOfTheIndexHoldsWhatWasRemoved() throws IOException {
    shell.posting("quatre.md", "title: Zyxographe", "Tu zyxographies.");
    shell.run("index");
    assertThat(indexFilesHolding("zyx")).isNotEmpty();
    Files.delete(shell.path("seeds/quatre.md"));

    Outcome outcome = shell.run("purge");

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("1 supprimé", "3 offres dans l'index, rien d'autre");
    assertThat(indexFilesHolding("zyx")).isEmpty();
  }

  @Test
  @Tag("I20")
  void aPurgeRemovesWritesThatWereNeverFinished() throws IOException {
    shell.file("seeds/.denicheur-0123.tmp", "Tu zyxographies.");
    assertThat(shell.run("purge").status()).isZero();
    assertThat(shell.path("seeds/.denicheur-0123.tmp")).doesNotExist();
  }

  /** Without them the command would compare another folder with the same index. */
  @Test
  void theWayToRemoveWhatVanishedNamesTheSameFolders() throws IOException {
    for (int i = 0; i < 12; i++) {
      shell.file("moved/" + i + ".md", "# Marin\nTu navigues.");
    }
    shell.file("l'été/un.md", "# Barreuse\nTu barres.");
    shell.run("index", "--postings", "moved", "--index", "other");

    assertThat(shell.run("search", "--postings=l'été", "--index", "other", "barrer").err())
        .contains("./denicheur index --postings 'l'\\''été' --index other --accept-mass-delete");
  }

  @Test
  @Tag("I20")
  void aPurgeThatKeepsWhatVanishedSaysSo() throws IOException {
    for (int i = 0; i < 12; i++) {
      shell.file("moved/" + i + ".md", "# Marin\nTu navigues.");
    }
    shell.run("index", "--postings", "moved");

    Outcome outcome = shell.run("purge");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("12 offres sans fichier", "--accept-mass-delete");
  }

  @Test
  void indexCountsProblemsByRule() throws IOException {
    shell.posting("quatre.md", "title: Vigie\ndate: 31/02/2021", "Tu regardes.");

    assertThat(shell.run("index").out())
        .contains("0 erreur, 1 avertissement")
        .contains("1  date-not-iso");
    assertThat(shell.run("index", "--verbose").out()).contains("31/02/2021");
  }

  @Test
  void checkTellsPlaceFaultAndRemedy() throws IOException {
    shell.posting("quatre.md", "title: Vigie\ndate: 31/02/2021", "Tu regardes.");

    Outcome outcome = shell.run("check");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("quatre.md\n  attention ligne 3")
        .contains("31/02/2021", "→ ", "[date-not-iso]")
        .contains("4 fichiers : 0 erreur, 1 avertissement");
    assertThat(shell.path("index")).doesNotExist();
  }

  @Test
  void checkReadsTheRulesOfTheOwner() throws IOException {
    shell.file("seeds/a.md", "---\nopen: true\n---\n# A").file("rules.yaml", "- hide: [a, b]");
    Outcome warned = shell.run("check", "--rules", "rules.yaml");
    assertThat(warned.status()).isZero();
    assertThat(warned.out()).contains("rules.yaml", "ligne 1", "« b »").doesNotContain("« a »");

    shell.file("rules.yaml", "- hide: a\n- pin: a");
    assertThat(shell.run("check", "--rules", "rules.yaml").out()).contains("ligne 2", "« pin »");
    assertThat(shell.run("check", "--rules", "rules.yaml").status()).isEqualTo(1);
    Outcome refused = shell.run("search", "a", "--rules", "rules.yaml");
    assertThat(refused.status()).isNotZero();
    assertThat(refused.err()).contains("line 2", "./denicheur check");
  }

  @Test
  void checkReadsTheCatalogueOfStartups() throws IOException {
    shell.file("startups.yaml", "- {slug: a, name: A}\n- {slug: b}");
    Outcome warned = shell.run("check", "--startups", "startups.yaml");
    assertThat(warned.status()).isZero();
    assertThat(warned.out()).contains("startups.yaml", "ligne 2", "pas de nom");
    assertThat(shell.run("check", "--strict", "--startups", "startups.yaml").status()).isEqualTo(1);

    shell.file("startups.yaml", "a: b");
    assertThat(shell.run("check", "--startups", "startups.yaml").status()).isEqualTo(1);
    Outcome refused = shell.run("search", "a", "--startups", "startups.yaml");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("startups.yaml:1", "./denicheur check");
    assertThat(shell.run("search", "a", "--startups", "absent.yaml").err())
        .contains("startups must be a file that can be read");
  }

  @Test
  void checkReadsTheFilesThatAreNamedAndNoOthers() throws IOException {
    shell.file(
        "ailleurs/a.md", "---\nroles: Vigie\nopen: true\ndate: 2021-12-09\n---\nTu regardes.");
    shell.file("ailleurs/b.md", "---\nroles: Gabier\ndraft: true\nopen: oui\n---\nTu grimpes.");

    assertThat(shell.run("check", "ailleurs/a.md").out())
        .isEqualTo("1 fichier : 0 erreur, 0 avertissement\n");
    assertThat(shell.run("check", "ailleurs").out())
        .endsWith("2 fichiers : 0 erreur, 0 avertissement, 2 conseils, 1 brouillon\n");
    Outcome missing = shell.run("check", "ailleurs/a.md", "rien.md");
    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.out()).contains("rien.md", "il n'existe pas", "2 fichiers : 1 erreur");
  }

  @Test
  @Tag("F1")
  @Tag("F3")
  @Tag("F4")
  void checkSaysOfOneFileWhatItSaysOfItsFolder() throws IOException {
    Files.write(shell.path("seeds/dix.md"), new byte[10 << 20]);
    shell.file("seeds/_drafts/b.md", "---\nroles: Gabier\nopen: oui\ndate: 2021-12-09\n---\nToi.");
    Files.createSymbolicLink(shell.path("seeds/zero.md"), Path.of("/dev/zero"));
    shell.file("c.md", "# C\nToi.");
    Files.createSymbolicLink(shell.path("seeds/ailleurs.md"), shell.path("c.md"));
    Files.createSymbolicLink(shell.path("seeds/dedans.md"), Path.of("_drafts/b.md"));
    Files.createSymbolicLink(shell.path("seeds/_drafts/sortie"), Path.of("../.."));
    shell.file("seeds/.cache.md", "# C\nToi.");

    String all = shell.run("check").out();
    for (String file : List.of("dix.md", "zero.md", "ailleurs.md", "_drafts/b.md")) {
      Outcome one = shell.run("check", "seeds/" + file);
      List<String> lines = one.out().lines().takeWhile(line -> !line.startsWith("1 ")).toList();
      assertThat(all).as(file).contains(lines).isNotEmpty();
      assertThat(one.status()).isEqualTo(file.equals("dix.md") ? 1 : 0);
    }
    assertThat(shell.run("check", "seeds/dedans.md").out()).contains("1 fichier : 0 erreur, 0 av");
    assertThat(shell.run("check", "seeds/_drafts/sortie/c.md").out()).contains("symbolic-link");
    assertThat(shell.run("check", "seeds/.cache.md").out()).contains("passed-over");
    assertThat(shell.run("check", "seeds/zero.md", "c.md").out())
        .contains("c.md\n", "seeds/zero.md\n  attention c'est un lien symbolique");
  }

  @Test
  void aStrictCheckFailsOnWarningsAndNotOnAdvice() throws IOException {
    shell.file("a.md", "---\nroles: Vigie\n---\nTu regardes.");
    shell.file("b.md", "---\nroles: Vigie\ndate: 2021-02-31\n---\nTu regardes.");

    assertThat(shell.run("check", "--strict", "a.md").status()).isZero();
    assertThat(shell.run("check", "--strict", "a.md").out()).contains("conseil", "open-missing");
    assertThat(shell.run("check", "b.md").status()).isZero();
    assertThat(shell.run("check", "--strict", "b.md").status()).isEqualTo(1);
  }

  @Test
  void checkPrintsJson() throws IOException {
    shell.file("b.md", "---\nroles: Vigie\nopen: true\ndate: 2021-02-31\n---\nTu regardes.");

    assertThat(shell.run("check", "--json", "b.md").out())
        .contains("\"files\":1,\"postings\":1,\"drafts\":0,\"total\":1")
        .contains("\"severity\":\"warning\"", "\"rule\":\"date-not-iso\"");
  }

  @Test
  void checkFailsWhereAFileCannotBeReadAtAll() throws IOException {
    Files.write(shell.path("seeds/latin1.md"), new byte[] {'c', 'a', 'f', (byte) 0xE9});

    Outcome outcome = shell.run("check");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).contains("latin1.md\n  erreur ", "1 erreur, 0 avertissement");
  }

  @Test
  void similarTakesAnIdOrAFile() throws IOException {
    shell.file("draft.md", "# Archetière\nTu répares des violons et leurs archets.\n");

    assertThat(shell.run("similar", "un").out()).contains("Luthier\n").doesNotContain("Luthière");
    assertThat(shell.run("similar", "draft.md").out()).contains("Luthière", "en commun : ");
    assertThat(shell.run("similar", "un", "--month", "1999").out())
        .contains(Wording.NOTHING_SIMILAR);
  }

  @Test
  void similarSaysWhichPostingADraftRepeats() throws IOException {
    String text = "\nNous cherchons une personne pour accorder les pianos du conservatoire.\n";
    shell.file("seeds/accord.md", "---\nroles: Accordeuse\n---\n" + text);
    shell.file("copie.md", "# Accordeur" + text);
    shell.file("neuf.md", "# Archetière\nTu répares des violons et leurs archets.\n");

    assertThat(shell.run("similar", "copie.md").out())
        .startsWith(Wording.COPIES + "\n 1. Accordeuse\n")
        .contains("accord\n", Wording.OTHERS);
    assertThat(shell.run("similar", "copie.md", "--json").out())
        .contains("\"nearDuplicates\":[{\"id\":\"accord\"");
    assertThat(shell.run("similar", "neuf.md").out()).doesNotContain(Wording.COPIES);
    assertThat(shell.run("similar", "neuf.md", "--json").out()).contains("\"nearDuplicates\":[]");
    assertThat(shell.run("similar", "accord", "--json").out()).doesNotContain("nearDuplicates");
  }

  @Test
  void similarNamesWhatItDoesNotKnow() {
    Outcome outcome = shell.run("similar", "nobody");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("nobody").doesNotContain("Exception");
    assertThat(shell.run("similar").status()).isEqualTo(2);
    assertThat(shell.run("similar", "un", "--size", "0").status()).isEqualTo(2);
  }

  @Test
  void aFaultOfServeIsALogLineIfLogsAreJson() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Outcome outcome =
          shell.run("serve", "--log-format", "json", "--port", port, "--admin-port", "off");
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.err().lines())
          .allMatch(line -> line.startsWith("{\"time\":"))
          .anyMatch(line -> line.contains("\"level\":\"ERROR\"") && line.contains("--port"));
    }
    assertThat(shell.run("similar", "nobody").err()).startsWith("denicheur: ");
  }

  @Test
  void aMissingFolderIsNamedWithItsRemedy() {
    Outcome outcome = shell.run("index", "--postings", "nowhere");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("nowhere", "--postings").hasLineCount(1);
  }

  @Test
  void anIndexInUseNamesTheProcess() {
    try (LuceneEngine elsewhere = LuceneEngine.open(shell.path("index"))) {
      assertThat(elsewhere.state().isAnswering()).isFalse();

      Outcome outcome = shell.run("index");

      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.err())
          .contains("index in use by pid " + ProcessHandle.current().pid(), "--index")
          .hasLineCount(1);
    }
  }

  @Test
  void aPortInUseIsNamedWithItsRemedy() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome = shell.run("serve", "--port", String.valueOf(taken.getLocalPort()));

      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.err())
          .contains("127.0.0.1:" + taken.getLocalPort(), "--port")
          .hasLineCount(1);
      assertThat(shell.run("index").status()).as("the index was given back").isZero();
    }
  }

  @Test
  void aPortOutOfRangeIsAWrongCommand() {
    assertThat(shell.run("serve", "--port", "65536").status()).isEqualTo(2);
  }

  @Test
  void whereAFaultAroseIsToldOnRequestAlone() {
    String[] eval = {"eval", "--queries", "nowhere", "--judgments", "nowhere"};
    assertThat(shell.run(eval).err()).doesNotContain("\tat ");
    assertThat(
            shell
                .run(Stream.concat(Stream.of(eval), Stream.of("--verbose")).toArray(String[]::new))
                .err())
        .contains("\tat fr.denicheur.cli.");
  }

  private List<Path> indexFilesHolding(String letters) throws IOException {
    List<Path> holding = new ArrayList<>();
    try (Stream<Path> files = Files.walk(shell.path("index"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.toLowerCase(Locale.ROOT).contains(letters)) {
          holding.add(file);
        }
      }
    }
    return holding;
  }
}

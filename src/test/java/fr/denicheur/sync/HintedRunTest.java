package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.reading.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does that looks only where something is said to have changed. */
class HintedRunTest {
  @TempDir private Path temporary;
  private Farm farm;

  @BeforeEach
  void open() throws IOException {
    farm = new Farm(Files.createDirectory(temporary.resolve("annonces")));
  }

  @Test
  void itLooksNowhereElse() {
    farm.writeMany(2);
    farm.run();
    farm.write("annonce-00.md", "Dite");
    farm.write("annonce-01.md", "Tue");
    SyncReport report = farm.look("annonce-00.md");
    assertThat(List.of(report.files(), report.changed(), report.unchanged()))
        .containsExactly(2, 1, 1);
    assertThat(farm.title("annonce-00")).isEqualTo("Dite");
    assertThat(farm.title("annonce-01")).isEqualTo("Annonce 1");
    assertThat(farm.run().changed()).isEqualTo(1);
    assertThat(farm.title("annonce-01")).isEqualTo("Tue");
  }

  @Test
  void filesThatAreWrittenAgainCostNoComparisonOfAllOthers() {
    farm.writeMany(3);
    farm.run();
    int before = farm.engine.listings.get();
    farm.write("annonce-00.md", "Neuve");
    farm.write("annonce-01.md", "");
    SyncReport report = farm.look("annonce-00.md", "annonce-01.md");
    assertThat(List.of(report.files(), report.changed(), report.unchanged()))
        .containsExactly(3, 2, 1);
    assertThat(List.of(farm.look().changed(), farm.look().unchanged())).containsExactly(0, 3);
    assertThat(farm.engine.listings).as("times all was listed").hasValue(before);
    farm.write("annonce-03.md", "Autre");
    assertThat(farm.look("annonce-03.md").added()).isEqualTo(1);
    assertThat(farm.engine.listings).as("a new file may change ids").hasValue(before + 1);
  }

  @Test
  void whatALongRunHasReadIsFoundBeforeTheRest() {
    int many = 30;
    String[] names = new String[many];
    for (int i = 0; i < many; i++) {
      names[i] = "offre-" + i + ".md";
      farm.write(names[i], "Annonce " + i);
    }
    farm.run();
    for (String name : names) {
      farm.write(name, "Neuve " + name);
    }
    farm.engine.slowness = 50;
    SyncReport report = farm.look(names);
    assertThat(report.changed()).isBetween(1, many - 1);
    assertThat(farm.synchronizer.isBehind()).isTrue();
    int changed = report.changed();
    while (farm.synchronizer.isBehind()) {
      changed += farm.look().changed();
    }
    assertThat(changed).isEqualTo(many);
    assertThat(farm.title("offre-29")).isEqualTo("Neuve offre-29.md");
    assertThat(farm.look().unchanged()).isEqualTo(many);
  }

  @Test
  void aRunThatFailedIsMadeUpForByAComparisonOfAll() {
    farm.writeMany(3);
    farm.run();
    farm.write("annonce-00.md", "Neuve");
    farm.engine.isBroken = true;
    assertThatThrownBy(() -> farm.look("annonce-00.md"))
        .isInstanceOf(EngineUnavailableException.class);
    farm.engine.isBroken = false;
    assertThat(farm.look().changed()).isEqualTo(1);
    assertThat(farm.title("annonce-00")).isEqualTo("Neuve");
  }

  @Test
  void theFirstRunLooksEverywhere() {
    farm.writeMany(2);
    assertThat(farm.look().added()).isEqualTo(2);
  }

  @Test
  void whatAnEarlierRunLeftUndoneIsMadeUpFor() {
    farm.writeMany(3);
    farm.engine.isBroken = true;
    assertThatThrownBy(farm::run).isInstanceOf(EngineUnavailableException.class);
    farm.engine.isBroken = false;
    assertThat(farm.look().added()).isEqualTo(3);
  }

  @Test
  void whatIsDeletedIsRemovedAndWhatIsRenamedIsThereOnce() throws IOException {
    farm.writeMany(3);
    farm.run();
    farm.delete("annonce-00.md");
    Files.move(farm.folder.resolve("annonce-01.md"), farm.folder.resolve("neuve.md"));
    SyncReport report = farm.look("annonce-00.md", "annonce-01.md", "neuve.md");
    assertThat(List.of(report.added(), report.removed())).containsExactly(1, 2);
    assertThat(farm.engine.ids()).containsExactly("annonce-02", "neuve");
  }

  @Test
  @Tag("F8")
  void theLoserOfAClashReplacesNothingAndTakesOver() throws IOException {
    farm.write("d\u00e9.md", "Second");
    farm.write("de\u0301.md", "Premier");
    farm.run();
    farm.write("d\u00e9.md", "Autre");
    SyncReport report = farm.look("d\u00e9.md");
    assertThat(rules(report)).containsExactly("id-clash");
    assertThat(farm.title("d\u00e9")).isEqualTo("Premier");
    farm.delete("de\u0301.md");
    assertThat(rules(farm.look("de\u0301.md"))).isEmpty();
    assertThat(farm.title("d\u00e9")).isEqualTo("Autre");
  }

  @Test
  @Tag("F8")
  void aNewRivalRenamesBothAndItsEndGivesTheNameBack() throws IOException {
    farm.write("a.md", "Un");
    farm.run();
    farm.write("a.txt", "Deux");
    assertThat(rules(farm.look("a.txt"))).containsExactly("name-clash", "name-clash");
    assertThat(farm.engine.ids()).containsExactly("a.md", "a.txt");
    farm.delete("a.txt");
    assertThat(rules(farm.look("a.txt"))).isEmpty();
    assertThat(farm.engine.ids()).containsExactly("a");
  }

  @Test
  @Tag("F13")
  void aFolderThatAppearsIsListedWhicheverOfItsPathsIsTold() {
    farm.run();
    farm.write("a/b/c.md", "Un");
    assertThat(farm.look("a").added()).isEqualTo(1);
    farm.write("d/e/f.md", "Deux");
    assertThat(farm.look("d/e/f.md").added()).isEqualTo(1);
    assertThat(farm.synchronizer.seen()).hasSize(5);
  }

  @Test
  @Tag("F13")
  void aFolderThatIsMovedTakesItsPostingsAlong() throws IOException {
    farm.write("a/b/c.md", "Un");
    farm.write("ab.md", "Deux");
    farm.run();
    Files.move(farm.folder.resolve("a"), farm.folder.resolve("z"));
    farm.look("a", "z");
    assertThat(farm.engine.ids()).containsExactly("ab", "z/b/c");
    Files.createSymbolicLink(farm.folder.resolve("a"), farm.folder.resolve("z"));
    assertThat(rules(farm.look("a/b/c.md"))).isEmpty();
    assertThat(farm.engine.ids()).containsExactly("a/b/c", "ab", "z/b/c");
  }

  @Test
  @Tag("F19")
  void aFolderBehindALinkIsChangedAtOnceByAnotherLink() throws IOException {
    farm.write("..un/a.md", "Un");
    farm.write("..deux/a.md", "Deux");
    Path data = farm.folder.resolve("..data");
    Files.createSymbolicLink(data, Path.of("..un"));
    Files.createSymbolicLink(farm.folder.resolve("a.md"), Path.of("..data/a.md"));
    farm.run();
    assertThat(farm.title("a")).isEqualTo("Un");
    Path next = Files.createSymbolicLink(farm.folder.resolve("..data_tmp"), Path.of("..deux"));
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
    assertThat(farm.look("..data").changed()).isEqualTo(1);
    assertThat(farm.title("a")).isEqualTo("Deux");
    farm.writeText("..deux/a.md", "---\ntitle: Trois\n---\nTexte");
    assertThat(farm.look("a.md").changed()).isEqualTo(1);
  }

  @Test
  @Tag("F6")
  void aFileThatIsStillWrittenIsLeftForAnotherLook() throws IOException {
    Path file = farm.write("a.md", "Entier").toRealPath();
    farm.run();
    farm.writeText("a.md", "---\ntitle: Moit");
    assertThat(farm.follow(Scope.of(Set.of(file))).unsettled()).isEqualTo(1);
    assertThat(farm.synchronizer.unsettled()).containsExactly(file);
    assertThat(farm.title("a")).isEqualTo("Entier");
  }

  @Test
  @Tag("F9")
  void anUnreadableFileKeepsItsLastVersion() throws IOException {
    Path file = farm.write("a.md", "Un");
    farm.run();
    farm.write("a.md", "Deux");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root may read everything");
    assertThat(rules(farm.look("a.md"))).containsExactly("file-unreadable");
    assertThat(farm.title("a")).isEqualTo("Un");
  }

  @Test
  void aProblemComesAndGoesAndTheOthersStay() throws IOException {
    String bad = "---\ntitle: a\n---\nTexte";
    farm.writeText("2020-13-45-a.md", bad);
    Path file = farm.write("b.md", "Un");
    farm.run();
    Files.delete(file);
    Files.createSymbolicLink(file, farm.folder.resolve("rien.md"));
    SyncReport report = farm.look("b.md");
    assertThat(rules(report)).containsExactly("file-name-date-invalid", "symbolic-link");
    assertThat(report.removed()).isEqualTo(1);
    Files.delete(file);
    farm.writeText("2021-13-45-b.md", bad);
    assertThat(rules(farm.look("b.md", "2021-13-45-b.md")))
        .containsExactly("file-name-date-invalid", "file-name-date-invalid");
    farm.delete("2020-13-45-a.md");
    assertThat(rules(farm.look("2020-13-45-a.md"))).containsExactly("file-name-date-invalid");
  }

  @Test
  @Tag("F1")
  void aFalseHintHarmsNothing() throws IOException {
    farm.write("a.md", "Un");
    farm.write(".cache/b.md", "Deux");
    farm.write("README.md", "Trois");
    Path outside = Files.createDirectory(temporary.resolve("dehors"));
    new Farm(outside).write("c.md", "Quatre");
    Files.createSymbolicLink(farm.folder.resolve("lien"), outside);
    farm.run();
    SyncReport report =
        farm.look(
            "a.md",
            "a.md/x",
            ".cache",
            ".cache/b.md",
            "README.md",
            "lien/c.md",
            "rien/du/tout.md",
            "../dehors",
            "../dehors/c.md",
            outside.resolve("c.md").toString());
    assertThat(rules(report)).containsExactly("symbolic-link");
    assertThat(farm.engine.ids()).containsExactly("a");
    assertThat(farm.engine.puts).hasValue(1);
  }

  @Test
  @Tag("F10")
  void manyThatVanishAreDoubtedUntilAllIsLookedAtAgain() throws IOException {
    farm.writeMany(12);
    farm.run();
    farm.deleteMany(7);
    String[] gone = IntStream.range(0, 7).mapToObj(Farm::name).toArray(String[]::new);
    assertThat(rules(farm.look(gone))).containsExactly("many-vanished");
    assertThat(farm.look().kept()).as("what was seen before is no second look").isEqualTo(7);
    assertThat(farm.engine.ids()).hasSize(12);
    assertThat(farm.run().removed()).isEqualTo(7);
  }

  private static List<String> rules(SyncReport report) {
    return report.problems().stream().map(Problem::rule).toList();
  }
}

package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.catalogue.Catalogue;
import fr.denicheur.catalogue.LiveCatalogue;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the catalogue of startups reaches the postings of those startups, and no others. */
class CatalogueRunTest {
  @TempDir private Path temporary;
  private Farm farm;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    farm = new Farm(Files.createDirectory(temporary.resolve("annonces")));
    farm.writeText("un.md", "---\ntitle: Un\nstartup: lapins\n---\nTexte");
    farm.writeText("deux.md", "---\ntitle: Deux\nstartup: Lapins\n---\nTexte");
    farm.writeText("trois.md", "---\ntitle: Trois\nstartup: enclume\n---\nTexte");
    farm.writeText("seul.md", "---\ntitle: Seul\n---\nTexte");
    file = temporary.resolve("startups.yaml");
    catalogue("Potager", "Enclume");
  }

  private void catalogue(String garden, String forge) throws IOException {
    Path next = temporary.resolve("next");
    Files.writeString(
        next, "- {slug: lapins, name: " + garden + "}\n- {slug: enclume, name: '" + forge + "'}\n");
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private Synchronizer synchronizer(Supplier<Catalogue> catalogues) {
    return new Synchronizer(
        farm.engine,
        Sources.of(List.of(farm.folder)),
        RoleFamilies.bundled(),
        Farm.TODAY,
        catalogues);
  }

  private String label(String id) {
    return farm.engine.find(new PostingId(id)).orElseThrow().startup().label();
  }

  @Test
  void onlyPostingsOfStartupsThatChangedArePutAgain() throws IOException {
    Synchronizer synchronizer = synchronizer(LiveCatalogue.of(file));
    assertThat(synchronizer.run().added()).isEqualTo(4);
    assertThat(List.of(label("un"), label("deux"), label("trois")))
        .containsExactly("Potager", "Potager", "Enclume");
    assertThat(synchronizer.run().changed()).isZero();

    catalogue("Jardin", "Enclume");
    SyncReport renamed = synchronizer.run();
    assertThat(List.of(renamed.changed(), renamed.unchanged())).containsExactly(2, 2);
    assertThat(List.of(label("un"), label("trois"))).containsExactly("Jardin", "Enclume");

    Files.writeString(file, "- {slug: lapins, name: Jardin}");
    assertThat(synchronizer.run().changed()).isEqualTo(1);
    assertThat(label("trois")).isEqualTo("enclume");
  }

  @Test
  void aRunThatLooksAtOneFileSeesTheCatalogueToo() throws IOException {
    Synchronizer synchronizer = synchronizer(LiveCatalogue.of(file));
    synchronizer.run();
    catalogue("Jardin", "Enclume");
    Path written = farm.writeText("seul.md", "---\ntitle: Autre\n---\nTexte");
    SyncReport report = synchronizer.run(Patience.NONE, Scope.of(Set.of(written.toRealPath())));
    assertThat(report.changed()).isEqualTo(3);
    assertThat(label("deux")).isEqualTo("Jardin");
    farm.writeText("un.md", "---\ntitle: Encore\nstartup: lapins\n---\nTexte");
    synchronizer.run(Patience.NONE, Scope.of(Set.of(farm.folder.toRealPath().resolve("un.md"))));
    assertThat(label("un")).as("of a file that alone is read again").isEqualTo("Jardin");
  }

  @Test
  void anotherProcessPutsWhatTheCatalogueChangedInBetweenAndNothingElse() throws IOException {
    farm.run();
    assertThat(label("un")).isEqualTo("lapins");
    assertThat(synchronizer(LiveCatalogue.of(file)).run().changed()).isEqualTo(3);
    assertThat(synchronizer(LiveCatalogue.of(file)).run().changed()).isZero();
    catalogue("Potager", "La Forge");
    assertThat(synchronizer(LiveCatalogue.of(file)).run().changed()).isEqualTo(1);
    assertThat(label("trois")).isEqualTo("La Forge");
    assertThat(farm.synchronizer(Farm.TODAY).run().changed()).isEqualTo(3);
    assertThat(label("trois")).isEqualTo("enclume");
  }

  @Test
  void aFollowerSeesAChangeWithoutRestartAndKeepsALostOrBrokenCatalogue() throws Exception {
    BlockingQueue<SyncReport> reports = new LinkedBlockingQueue<>();
    Synchronizer synchronizer = synchronizer(LiveCatalogue.of(file));
    try (FolderFollower follower = new FolderFollower(synchronizer, Duration.ofMillis(20))) {
      follower.start(reports::add);
      next(reports, 4);
      catalogue("Jardin", "Enclume");
      next(reports, 2);
      assertThat(label("un")).isEqualTo("Jardin");
      int puts = farm.engine.puts.get();
      Files.delete(file);
      more(reports);
      Files.writeString(file, "- {slug: lapins, name");
      more(reports);
      assertThat(farm.engine.puts).hasValue(puts);
      assertThat(label("un")).isEqualTo("Jardin");
      catalogue("Verger", "Enclume");
      next(reports, 2);
      assertThat(label("un")).isEqualTo("Verger");
    }
  }

  @Test
  void aChangeIsSeenSoonHoweverSeldomFoldersAreScanned() throws Exception {
    BlockingQueue<SyncReport> reports = new LinkedBlockingQueue<>();
    Synchronizer synchronizer = synchronizer(LiveCatalogue.of(file));
    try (FolderFollower follower = new FolderFollower(synchronizer, Duration.ofHours(1))) {
      follower.start(reports::add);
      next(reports, 4);
      catalogue("Jardin", "Enclume");
      next(reports, 2);
      assertThat(label("un")).isEqualTo("Jardin");
    }
  }

  /** Waits for a run that puts so many postings. */
  private static void next(BlockingQueue<SyncReport> reports, int puts)
      throws InterruptedException {
    SyncReport report;
    do {
      report = reports.poll(20, TimeUnit.SECONDS);
      assertThat(report).isNotNull();
    } while (report.added() + report.changed() != puts);
  }

  /** Waits for a run that began after this call. */
  private static void more(BlockingQueue<SyncReport> reports) throws InterruptedException {
    reports.clear();
    assertThat(reports.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(reports.poll(20, TimeUnit.SECONDS)).isNotNull();
  }
}

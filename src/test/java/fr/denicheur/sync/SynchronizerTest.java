package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import fr.denicheur.engine.EngineUnavailableException;
import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynchronizerTest {
  @TempDir private Path temporary;
  private Farm farm;

  @BeforeEach
  void open() throws IOException {
    farm = new Farm(Files.createDirectory(temporary.resolve("annonces")));
  }

  @Test
  void theEngineBecomesWhatTheFolderIs() throws IOException {
    farm.writeMany(3);
    SyncReport first = farm.run();
    assertThat(List.of(first.files(), first.added())).containsExactly(3, 3);
    farm.write("annonce-01.md", "Autre");
    farm.write("nouvelle.md", "Nouvelle");
    farm.delete("annonce-02.md");
    SyncReport next = farm.run();
    assertThat(List.of(next.added(), next.changed(), next.removed(), next.unchanged()))
        .containsExactly(1, 1, 1, 1);
    assertThat(farm.engine.ids()).containsExactly("annonce-00", "annonce-01", "nouvelle");
    assertThat(farm.title("annonce-01")).isEqualTo("Autre");
  }

  @Test
  void onlyChangesArePublishedAndAllOfThemAtOnce() {
    farm.run();
    assertThat(farm.engine.publications).as("an empty index is an index").hasValue(1);
    farm.writeMany(5);
    farm.run();
    farm.run();
    assertThat(farm.engine.publications).hasValue(2);
    assertThat(farm.engine.puts).hasValue(5);
  }

  @Test
  void anotherProcessPutsOnlyWhatChangedInBetween() {
    farm.writeMany(5);
    farm.run();
    farm.write("annonce-03.md", "Autre");
    assertThat(farm.synchronizer(Farm.TODAY).run().changed()).isEqualTo(1);
    assertThat(farm.engine.puts).hasValue(6);
  }

  @Test
  @Tag("F16")
  void anEditThatKeepsSizeAndTimeIsFound() throws IOException {
    Path file = farm.write("a.md", "Un");
    FileTime time = Files.getLastModifiedTime(file);
    farm.run();
    farm.write("a.md", "Ah");
    Files.setLastModifiedTime(file, time);
    assertThat(farm.run().changed()).isEqualTo(1);
    assertThat(farm.title("a")).isEqualTo("Ah");
  }

  @Test
  void theEndOfTheDayOnWhichApplicationsEndChangesThePosting() {
    farm.writeText("a.md", "---\ntitle: a\nopen: true\nposte_ferme: 2024-05-01\n---\nTexte");
    farm.run();
    assertThat(farm.posting("a").open()).isTrue();
    Clock tomorrow = Clock.offset(Farm.TODAY, Duration.ofDays(1));
    assertThat(farm.synchronizer(tomorrow).run().changed()).isEqualTo(1);
    assertThat(farm.posting("a").open()).isFalse();
  }

  @Test
  void theHourAtWhichApplicationsEndChangesThePosting() {
    farm.writeText("a.md", "---\ntitle: a\nopen: true\nexpires: 2024-05-01T12:30:00Z\n---\nTexte");
    farm.run();
    assertThat(farm.posting("a").open()).isTrue();
    Clock before = Clock.offset(Farm.TODAY, Duration.ofHours(2));
    assertThat(farm.synchronizer(before).run().unchanged()).isEqualTo(1);
    Clock after = Clock.offset(Farm.TODAY, Duration.ofHours(3));
    assertThat(farm.synchronizer(after).run().changed()).isEqualTo(1);
    assertThat(farm.posting("a").open()).isFalse();
  }

  @Test
  void aDateInTheFutureCountsWhenItComes() {
    farm.writeText("2024-05-02-a.md", "---\ntitle: a\n---\nTexte");
    farm.run();
    assertThat(farm.posting("2024-05-02-a").date()).isNull();
    Clock tomorrow = Clock.offset(Farm.TODAY, Duration.ofDays(1));
    assertThat(farm.synchronizer(tomorrow).run().changed()).isEqualTo(1);
    assertThat(farm.posting("2024-05-02-a").date()).isEqualTo("2024-05-02");
  }

  @Test
  void aFileThatIsNoPostingAnyMoreIsRemovedAndSaid() throws IOException {
    Path file = farm.write("a.md", "Un");
    farm.run();
    Files.write(file, "été".getBytes(StandardCharsets.ISO_8859_1));
    SyncReport report = farm.run();
    assertThat(report.removed()).isEqualTo(1);
    assertThat(rules(report)).containsExactly("not-utf-8");
    assertThat(rules(farm.run())).as("still wrong").containsExactly("not-utf-8");
    assertThat(farm.engine.ids()).isEmpty();
    assertThat(farm.engine.publications).hasValue(2);
  }

  @Test
  void problemsOfUnchangedFilesAreRememberedAndFoundAgain() {
    farm.writeText("2020-13-45-a.md", "---\ntitle: a\nopen: true\n---\nTexte");
    farm.run();
    assertThat(rules(farm.run())).containsExactly("file-name-date-invalid");
    Synchronizer other = farm.synchronizer(Farm.TODAY);
    assertThat(rules(other.run())).as("not read in this process").isEmpty();
    assertThat(other.problems()).isEqualTo(farm.check().problems()).hasSize(1);
    assertThat(rules(other.run())).containsExactly("file-name-date-invalid");
  }

  @Test
  @Tag("F9")
  void anUnreadableFileKeepsItsLastVersionUntilItIsDeleted() throws IOException {
    Path file = farm.write("a.md", "Un");
    farm.run();
    farm.write("a.md", "Deux");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root may read everything");
    assertThat(rules(farm.run())).containsExactly("file-unreadable");
    assertThat(farm.title("a")).isEqualTo("Un");
    Files.delete(file);
    assertThat(farm.run().removed()).isEqualTo(1);
  }

  @Test
  @Tag("F8")
  void theLoserOfAClashTakesOverWhenTheWinnerGoes() throws IOException {
    farm.write("d\u00e9.md", "Second");
    farm.write("de\u0301.md", "Premier");
    farm.run();
    assertThat(farm.title("d\u00e9")).isEqualTo("Premier");
    farm.delete("de\u0301.md");
    farm.run();
    assertThat(farm.title("d\u00e9")).isEqualTo("Second");
  }

  @Test
  @Tag("F10")
  void aFolderThatIsSuddenlyEmptyWipesNothingAtFirst() throws IOException {
    farm.writeMany(12);
    farm.run();
    farm.deleteMany(7);
    SyncReport first = farm.run();
    assertThat(List.of(first.removed(), first.kept())).containsExactly(0, 7);
    assertThat(rules(first)).containsExactly("many-vanished");
    assertThat(farm.engine.ids()).hasSize(12);
    assertThat(farm.run().removed()).isEqualTo(7);
    assertThat(rules(farm.run())).isEmpty();
  }

  @Test
  void halfOfThemMayGoAtOnceAndOfTwoAll() throws IOException {
    farm.writeMany(4);
    farm.run();
    farm.deleteMany(2);
    assertThat(farm.run().removed()).isEqualTo(2);
    farm.delete(Farm.name(2));
    farm.delete(Farm.name(3));
    assertThat(farm.run().removed()).isEqualTo(2);
  }

  @Test
  @Tag("F10")
  void ofAFewPostingsMostAreDoubtedToo() throws IOException {
    farm.writeMany(5);
    farm.run();
    farm.deleteMany(5);
    assertThat(farm.run().kept()).isEqualTo(5);
    assertThat(farm.run().removed()).isEqualTo(5);
  }

  @Test
  @Tag("F10")
  void whileTheFolderIsNotThereAtAllNothingIsGone() throws IOException {
    farm.writeMany(5);
    farm.run();
    Path elsewhere = temporary.resolve("ailleurs");
    Files.move(farm.folder, elsewhere);
    for (int i = 0; i < 3; i++) {
      assertThat(farm.run().kept()).isEqualTo(5);
    }
    Files.move(elsewhere, farm.folder);
    assertThat(farm.run().unchanged()).isEqualTo(5);
  }

  @Test
  @Tag("F10")
  void aFolderThatComesBackWasNeverGone() throws IOException {
    farm.writeMany(3);
    farm.run();
    Path elsewhere = temporary.resolve("ailleurs");
    Files.move(farm.folder, elsewhere);
    SyncReport gone = farm.run();
    assertThat(gone.kept()).isEqualTo(3);
    assertThat(rules(gone)).containsExactly("folder-unreadable", "many-vanished");
    Files.move(elsewhere, farm.folder);
    assertThat(farm.run().unchanged()).isEqualTo(3);
    Files.move(farm.folder, elsewhere);
    assertThat(farm.run().kept()).as("counting begins anew").isEqualTo(3);
  }

  @Test
  void aRunThatFailsIsMadeUpForByTheNext() {
    farm.writeMany(3);
    farm.engine.isBroken = true;
    assertThatThrownBy(farm::run).isInstanceOf(EngineUnavailableException.class);
    farm.engine.isBroken = false;
    assertThat(farm.run().added()).isEqualTo(3);
  }

  @Test
  void aStoppedSynchronizerPublishesNothing() {
    farm.writeMany(3);
    farm.synchronizer.stop();
    assertThatThrownBy(farm::run).isInstanceOf(CancellationException.class);
    assertThat(farm.engine.publications).hasValue(0);
  }

  @Test
  @Tag("F6")
  @Tag("F16")
  void aFileWrittenAMomentAgoSettlesFirstUnlessAPersonAskedForTheRun() throws IOException {
    Farm.age(farm.write("vieux.md", "Un"), Duration.ofMinutes(1));
    Farm.age(farm.write("futur.md", "Deux"), Duration.ofHours(-2));
    Farm.age(farm.write("neuf.md", "Trois"), Duration.ZERO);
    Patience slow = new Patience(Duration.ofSeconds(30), Duration.ZERO);
    farm.synchronizer.run(slow, Scope.WHOLE);
    assertThat(farm.engine.ids()).containsExactly("futur", "vieux");
    farm.run();
    assertThat(farm.engine.ids()).containsExactly("futur", "neuf", "vieux");
  }

  @Test
  @Tag("F6")
  void aFileThatWasEmptiedAMomentAgoDoesNotReplaceWhatItSaid() throws IOException {
    farm.write("a.md", "Un");
    farm.run();
    Farm.age(farm.writeText("a.md", ""), Duration.ofSeconds(1));
    SyncReport report = farm.follow(Scope.WHOLE);
    assertThat(report.unsettled()).isEqualTo(1);
    assertThat(farm.title("a")).isEqualTo("Un");
  }

  @Test
  @Tag("F6")
  void aFileThatBreaksOffInItsFrontMatterMayYetBeFinished() throws IOException {
    farm.write("a.md", "Un");
    farm.run();
    Farm.age(farm.writeText("a.md", "---\ntitle: Deux\n"), Duration.ofSeconds(1));
    assertThat(farm.follow(Scope.WHOLE).unsettled()).isEqualTo(1);
    assertThat(farm.title("a")).isEqualTo("Un");
    Farm.age(farm.writeText("a.md", "---\ntitle: Deux\n"), Duration.ofSeconds(9));
    assertThat(farm.follow(Scope.WHOLE).changed()).isEqualTo(1);
  }

  @Test
  @Tag("F6")
  void aFileThatBreaksOffInTheMiddleOfACharacterMayYetBeFinished() throws IOException {
    Path file = farm.write("a.md", "Un");
    farm.run();
    byte[] half = {'d', (byte) 0xC3};
    Farm.age(Files.write(file, half), Duration.ofSeconds(1));
    assertThat(farm.follow(Scope.WHOLE).unsettled()).isEqualTo(1);
    assertThat(farm.title("a")).isEqualTo("Un");
    Farm.age(Files.write(file, half), Duration.ofSeconds(9));
    assertThat(farm.follow(Scope.WHOLE).removed()).isEqualTo(1);
  }

  @Test
  void aPostingThatTheEngineCannotTakeKeepsNoOtherOut() {
    farm.write("a.md", MapEngine.INDIGESTIBLE);
    farm.write("b.md", "Deux");
    SyncReport report = farm.run();
    assertThat(farm.engine.ids()).containsExactly("b");
    assertThat(report.problems()).extracting(Problem::rule).containsExactly("not-digested");
  }

  @Test
  void aFileThatThisProgramFailsAtIsAProblemOfThatFile() {
    farm.write("a.md", "Un");
    Clock beyondAllDays = InstantSource.fixed(Instant.MAX).withZone(ZoneOffset.UTC);
    ProblemCheck check =
        ProblemCheck.of(Sources.of(List.of(farm.folder)), RoleFamilies.bundled(), beyondAllDays);
    assertThat(check.problems()).extracting(Problem::rule).containsExactly("not-digested");
    assertThat(check.isAnyFatal()).isTrue();
  }

  /** A client that waits for the posting must not hear that searches find it. */
  @Test
  @Tag("I19")
  void aPostingThatTheEngineCannotTakeStaysPending() throws IOException {
    PostingId id = new PostingId("a");
    Path file = farm.write("a.md", MapEngine.INDIGESTIBLE).toRealPath();
    farm.synchronizer.own().wrote(id, file);
    farm.follow(Scope.NOTHING);
    assertThat(farm.synchronizer.own().isPending(id)).isTrue();
  }

  /** As where a new release is unpacked beside the old one. */
  @Test
  @Tag("I19")
  void aFileWrittenThroughALinkThatMovedIsFound() throws IOException {
    Path first = Files.createDirectory(temporary.resolve("un"));
    Path second = Files.createDirectory(temporary.resolve("deux"));
    Path link = Files.createSymbolicLink(temporary.resolve("actuel"), first);
    Farm linked = new Farm(link);
    linked.write("a.md", "Un");
    linked.run();
    Files.delete(link);
    Files.createSymbolicLink(link, second);
    Path file = linked.write("b.md", "Deux").toRealPath();
    linked.synchronizer.own().wrote(new PostingId("b"), file);
    linked.follow(Scope.NOTHING);
    assertThat(linked.engine.ids()).contains("b");
  }

  @Test
  @Tag("F6")
  void aFileThatThisProcessWroteNeedNotSettle() throws IOException {
    Path file = farm.write("a.md", "Un").toRealPath();
    farm.synchronizer.own().wrote(new PostingId("a"), file);
    assertThat(farm.follow(Scope.WHOLE).added()).isEqualTo(1);
  }

  @Test
  @Tag("I19")
  void aChangeByThisProcessNeedsNoScan() throws IOException {
    farm.writeMany(2);
    farm.run();
    Path file = farm.write("a.md", "Un").toRealPath();
    farm.write("autre.md", "Deux");
    farm.delete("annonce-00.md");
    OwnChanges own = farm.synchronizer.own();
    own.wrote(new PostingId("a"), file);
    own.removed(new PostingId("annonce-00"), farm.folder.resolve("annonce-00.md"));
    farm.follow(Scope.NOTHING);
    assertThat(farm.engine.ids()).containsExactly("a", "annonce-01");
    assertThat(own.files()).isEmpty();
    SyncReport next = farm.run();
    assertThat(List.of(next.added(), next.unchanged())).containsExactly(1, 2);
    assertThat(farm.engine.puts).as("nothing is read again").hasValue(4);
  }

  @Test
  @Tag("F10")
  void aSecondLookCountsOnlyAfterAWhile() throws IOException {
    farm.writeMany(12);
    farm.run();
    farm.deleteMany(7);
    for (int i = 0; i < 3; i++) {
      SyncReport report = farm.follow(Scope.WHOLE);
      assertThat(report.kept()).isEqualTo(7);
      assertThat(rules(report)).containsExactly("many-vanished");
    }
    assertThat(farm.run().removed()).isEqualTo(7);
  }

  @Test
  @Tag("F10")
  void aRemovalByThisProcessIsNotDoubted() throws IOException {
    farm.writeMany(12);
    farm.run();
    farm.deleteMany(8);
    farm.synchronizer
        .own()
        .removed(new PostingId("annonce-00"), farm.folder.resolve("annonce-00.md"));
    SyncReport report = farm.follow(Scope.WHOLE);
    assertThat(List.of(report.removed(), report.kept())).containsExactly(1, 7);
  }

  @Test
  @Tag("F7")
  void whatLiesUnderAnotherNameIsNotLost() throws IOException {
    farm.writeMany(12);
    farm.run();
    for (int i = 0; i < 12; i++) {
      Files.move(farm.folder.resolve(Farm.name(i)), farm.folder.resolve("neuf-" + Farm.name(i)));
    }
    assertThat(farm.run().removed()).isEqualTo(12);
  }

  @Test
  void progressCountsEveryFile() {
    farm.writeMany(9);
    AtomicInteger found = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    farm.synchronizer.run(found::set, done::incrementAndGet);
    assertThat(List.of(found.get(), done.get())).containsExactly(9, 9);
  }

  private static List<String> rules(SyncReport report) {
    return report.problems().stream().map(Problem::rule).toList();
  }
}

package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.denicheur.posting.PostingId;
import fr.denicheur.reading.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderScanTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.md",
        "a.markdown",
        "a.txt",
        "A.MD",
        "a.mdx",
        "a.html",
        "a.HTM",
        "annonce",
        "2022-01.07-x",
        "2021-02-08_recrutement",
        "dev.full-stack.f.h",
        "une.charge.e",
        "un.developpeur.se",
        "déploiement·e @ ici.md",
        "dev.md.md",
        "liste-des.annonces",
        "security-engineer.md",
        "support.md",
        "licence-pro.md",
        "profile.md"
      })
  void thisIsAPosting(String name) {
    write(name);
    assertThat(scan().files()).hasSize(1);
    assertThat(scan().problems()).isEmpty();
  }

  @Test
  @Tag("F5")
  void aFileThatVanishesUnderTheEyesHidesNoOther() throws Exception {
    for (int i = 0; i < 500; i++) {
      write("a" + i + ".md");
    }
    AtomicBoolean isOver = new AtomicBoolean();
    Thread renamer = Thread.ofPlatform().start(() -> renameUntil(isOver));
    try {
      for (int i = 0; i < 100; i++) {
        FolderScan scan = scan();
        assertThat(scan.problems()).isEmpty();
        assertThat(scan.files()).as("few are away at a time").hasSizeGreaterThan(250);
      }
    } finally {
      isOver.set(true);
      renamer.join();
    }
  }

  private void renameUntil(AtomicBoolean isOver) {
    try {
      for (int i = 0; !isOver.get(); i++) {
        Path file = folder.resolve("a" + i % 500 + ".md");
        Path other = folder.resolve("autre.md");
        Files.move(file, other);
        Files.move(other, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".cache.md",
        ".x.md.swp",
        ".git/config",
        "x.md~",
        "#x.md#",
        "4913",
        ".goutputstream-ABC",
        "x.md.tmp",
        "x.bak",
        "x.md.orig",
        "README",
        "README.md",
        "readme.txt",
        "Readme-fr.md",
        "LICENSE",
        "License.txt",
        "LICENSE-MIT",
        "CONTRIBUTING.md",
        "CONTRIBUTING.fr.md",
        "CODE_OF_CONDUCT.md",
        "code-of-conduct.markdown",
        "SECURITY.md",
        "SUPPORT.md",
        "CHANGELOG.md",
        "AUTHORS",
        "_index.md",
        "offres/_index.fr.md",
        "404.html",
        "404.md",
        "Dockerfile",
        "Makefile",
        "Gemfile",
        "Gemfile.lock",
        "photo.png",
        "a.pdf",
        "a.yml",
        "a.json",
        "a.7z"
      })
  @Tag("F6")
  void thisIsNoPostingAndNoProblem(String name) {
    write(name, "vraie.md");
    assertThat(ids(scan())).containsExactly("vraie");
    assertThat(scan().problems()).isEmpty();
  }

  @Test
  void aFolderInWhichNothingIsAPostingSaysWhatItSaw() throws IOException {
    write("b/deux.PDF", "un.pdf", "offre.docx", "README.md", ".git/config", "x.md~");
    assertThat(scan().problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.rule()).isEqualTo("no-postings");
          assertThat(problem.message())
              .endsWith("vu et non lu : 2 × .pdf, 1 × .docx, 1 × README.md");
        });
    assertThat(FolderScan.of(Sources.of(List.of(folder.resolve(".git")))).files()).hasSize(1);
    Path empty = Files.createDirectory(folder.resolve("vide"));
    assertThat(FolderScan.of(Sources.of(List.of(empty))).problems()).isEmpty();
  }

  @Test
  @Tag("F18")
  void aFileWithoutExtensionThatBeginsUnlikePostingsBesideOthersIsNone() {
    write("a.md", "annonce", "seul/annonce");
    Farm farm = new Farm(folder);
    farm.writeText("gradlew", "#!/bin/sh\nexec java");
    farm.writeText("_redirects", "/ancien /nouveau");
    farm.writeText("outil", "# Ce qui suit lance la tâche de chaque nuit, tous les jours.\nlancer");
    farm.writeText(
        "titre", "###Le cirque recrute !\n\nTu aimes les lapins, le chapeau et la piste.");
    farm.writeText("nu", "roles: Dompteur\nopen: true\n");
    farm.writeText("seul/sans", "Dompteur recherché");
    farm.writeText("autre/sans", "Dompteur recherché");
    assertThat(ids(scan()))
        .containsExactly("a", "annonce", "autre/sans", "nu", "seul/annonce", "seul/sans", "titre");
    assertThat(rules(scan())).hasSize(3).containsOnly("not-a-posting");
  }

  @ParameterizedTest
  @CsvSource({
    "brouillons, b.md c/b.md modeles/a.md",
    "/brouillons, b.md c/b.md c/brouillons/a.md modeles/a.md",
    "brouillons/, b.md c/b.md modeles/a.md",
    "**/brouillons/**, b.md c/b.md modeles/a.md",
    "c/*.md, b.md brouillons/a.md c/brouillons/a.md modeles/a.md",
    "'{a,c}.md', b.md c/b.md",
    "b.*, brouillons/a.md c/brouillons/a.md modeles/a.md"
  })
  @Tag("F18")
  void whatAPatternExcludesIsNotRead(String pattern, String rest) {
    write("b.md", "brouillons/a.md", "c/b.md", "c/brouillons/a.md", "modeles/a.md");
    Sources sources = new Sources(List.of(folder), List.of(Sources.pattern(pattern)), null);
    assertThat(FolderScan.of(sources).files())
        .extracting(file -> file.id() + ".md")
        .containsExactly(rest.split(" "));
  }

  @Test
  @Tag("F18")
  void theIndexAmongThePostingsIsNotRead() {
    write("a.md", "index/segments_1", "b/index/annonce.md");
    Sources sources = new Sources(List.of(folder), List.of(), folder.resolve("index"));
    assertThat(ids(FolderScan.of(sources))).containsExactly("a", "b/index/annonce");
  }

  @Test
  void anIdIsThePathWithoutItsExtension() {
    write("b/2021-12-09-x.md", "a.txt", "c.d.md");
    assertThat(ids(scan())).containsExactly("a", "b/2021-12-09-x", "c.d");
    String shown = folder.getFileName() + "/b/2021-12-09-x.md";
    assertThat(scan().files().get(1).shown()).isEqualTo(shown);
  }

  @Test
  void twoFilesThatDifferByExtensionKeepIt() {
    write("a.md", "a.txt", "b.md");
    assertThat(ids(scan())).containsExactly("a.md", "a.txt", "b");
    assertThat(rules(scan())).containsExactly("name-clash", "name-clash");
  }

  @Test
  @Tag("E3")
  @Tag("F8")
  void namesThatDifferByUnicodeFormAreOneAndThePathThatComesFirstWins() {
    write("de\u0301pot.md", "d\u00e9pot.md");
    assertThat(ids(scan())).containsExactly("d\u00e9pot");
    assertThat(scan().files().getFirst().shown()).endsWith("/de\u0301pot.md");
    assertThat(rules(scan())).containsExactly("id-clash");
  }

  @Test
  @Tag("F8")
  void theFirstFolderWinsBothFilesAreNamedAndTheOtherTakesOver() throws IOException {
    write("un/a.md", "deux/a.md");
    List<Path> folders = List.of(folder.resolve("un"), folder.resolve("deux"));
    FolderScan scan = FolderScan.of(Sources.of(folders));
    assertThat(scan.files()).singleElement().matches(file -> file.shown().equals("un/a.md"));
    assertThat(scan.problems().getFirst().oneLine()).contains("deux/a.md", "un/a.md");
    Files.delete(folder.resolve("un/a.md"));
    assertThat(FolderScan.of(Sources.of(folders)).files().getFirst().shown())
        .isEqualTo("deux/a.md");
  }

  @Test
  @Tag("F1")
  void linksThatLoopOrLeadOutAreListedAndNotFollowed() throws IOException {
    write("outside/secret.md");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("loop"), inside);
    Files.createSymbolicLink(inside.resolve("passwd.md"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(inside.resolve("ailleurs"), folder.resolve("outside"));
    Files.createSymbolicLink(inside.resolve("nulle-part.md"), Path.of("/nulle/part"));
    FolderScan scan = FolderScan.of(Sources.of(List.of(inside)));
    assertThat(scan.files()).isEmpty();
    assertThat(rules(scan)).hasSize(4).containsOnly("symbolic-link");
  }

  @Test
  @Tag("F19")
  void linksInsideTheFolderAreFollowed() throws IOException {
    write("..2024/a.md", "..2024/sous/b.md", "c.md");
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2024"));
    Files.createSymbolicLink(folder.resolve("a.md"), Path.of("..data/a.md"));
    Files.createSymbolicLink(folder.resolve("sous"), Path.of("..data/sous"));
    assertThat(ids(scan())).containsExactly("a", "c", "sous/b");
    assertThat(scan().problems()).isEmpty();
    assertThat(scan().files().getFirst().shown()).isEqualTo(folder.getFileName() + "/a.md");
  }

  @Test
  @Tag("F19")
  void linksThatMultiplyAreFollowedOnceIntoEachFolder() throws IOException {
    write("d0/a.md");
    for (int i = 0; i < 30; i++) {
      Path of = Files.createDirectories(folder.resolve("d" + i));
      Files.createDirectories(folder.resolve("d" + (i + 1)));
      Files.createSymbolicLink(of.resolve("un"), Path.of("../d" + (i + 1)));
      Files.createSymbolicLink(of.resolve("deux"), Path.of("../d" + (i + 1)));
    }
    FolderScan scan = assertTimeoutPreemptively(Duration.ofSeconds(5), this::scan);
    assertThat(ids(scan)).containsExactly("d0/a");
  }

  @Test
  void aFolderThatIsNamedMayItselfBeALink() throws IOException {
    write("vrai/a.md");
    Path link = Files.createSymbolicLink(folder.resolve("lien"), folder.resolve("vrai"));
    assertThat(FolderScan.of(Sources.of(List.of(link))).files().getFirst().shown())
        .isEqualTo("lien/a.md");
  }

  @Test
  @Tag("F3")
  void aPipeIsNeverOpened() throws Exception {
    Process mkfifo = new ProcessBuilder("mkfifo", folder.resolve("x.md").toString()).start();
    assumeTrue(mkfifo.waitFor() == 0, "no mkfifo here");
    FolderScan scan = assertTimeoutPreemptively(Duration.ofSeconds(5), this::scan);
    assertThat(scan.files()).isEmpty();
    assertThat(rules(scan)).containsExactly("not-a-regular-file");
  }

  @Test
  @Tag("F4")
  void aHugeFileIsListedAndNotRead() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("x.md").toFile(), "rw")) {
      file.setLength(5L << 30);
    }
    assertThat(scan().files()).isEmpty();
    assertThat(rules(scan())).containsExactly("file-too-large");
  }

  @Test
  @Tag("F17")
  void namesThatAreNoIdsAreListed() {
    write("a\nb.md");
    assertThat(scan().files()).isEmpty();
    assertThat(rules(scan())).containsExactly("name-invalid");
  }

  @Test
  @Tag("E7")
  void aPathTooLongForAnIdIsListed() {
    write("dossier-".repeat(20) + "/" + ("é".repeat(100) + "/").repeat(5) + "a.md");
    assertThat(rules(scan())).containsExactly("name-invalid");
  }

  @Test
  @Tag("F10")
  void aMissingFolderIsFatalAndSaid() {
    FolderScan scan = FolderScan.of(Sources.of(List.of(folder.resolve("absent"))));
    assertThat(scan.isFolderMissing()).isTrue();
    assertThat(scan.problems()).singleElement().matches(Problem::isFatal);
  }

  @Test
  @Tag("F9")
  void whatAnUnreadableFolderHoldsIsUnknown() throws IOException {
    write("fermé/a.md", "b.md");
    Path closed = folder.resolve("fermé");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(closed), "root may read everything");
      assertThat(ids(scan())).containsExactly("b");
      assertThat(scan().mayHold(new PostingId("fermé/a"))).isTrue();
      assertThat(scan().mayHold(new PostingId("c"))).isFalse();
      assertThat(rules(scan())).containsExactly("folder-unreadable");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  @Tag("F17")
  void manyTinyFilesAreFoundInOrder() {
    for (int i = 0; i < 2000; i++) {
      write("dossier-" + i % 7 + "/a-" + (10_000 + i));
    }
    assertThat(ids(scan())).hasSize(2000).isSorted();
  }

  private FolderScan scan() {
    return FolderScan.of(Sources.of(List.of(folder)));
  }

  private void write(String... names) {
    for (String name : names) {
      new Farm(folder).write(name, "Dompteur");
    }
  }

  private static List<String> ids(FolderScan scan) {
    return scan.files().stream().map(file -> file.id().value()).toList();
  }

  private static List<String> rules(FolderScan scan) {
    return scan.problems().stream().map(Problem::rule).toList();
  }
}

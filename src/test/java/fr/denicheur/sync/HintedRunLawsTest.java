package fr.denicheur.sync;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * By chance, from a fixed seed: files and folders of two folders of postings come, change, move and
 * go, with names that clash and links among them; runs are told all of it, a part, or untruths.
 */
class HintedRunLawsTest {
  private static final long SEED = 20_261_122;
  private static final int ROUNDS = 150;
  private static final List<String> FOLDERS = List.of("", "x/", "x/y/", "z/", ".caché/");
  private static final List<String> NAMES =
      List.of("a.md", "a.txt", "a", "a.md.txt", "d\u00e9.md", "de\u0301.md", "b.md", "x", "README");

  @TempDir private Path temporary;
  private final Random random = new Random(SEED);
  private final MapEngine engine = new MapEngine();
  private List<Path> folders = List.of();
  private Synchronizer synchronizer;
  private int written;

  @BeforeEach
  void open() throws IOException {
    Path root = temporary.toRealPath();
    folders =
        List.of(
            Files.createDirectory(root.resolve("un")), Files.createDirectory(root.resolve("deux")));
    synchronizer =
        new Synchronizer(engine, Sources.of(folders), RoleFamilies.bundled(), Farm.TODAY);
    synchronizer.run();
  }

  @Test
  @Tag("F8")
  void whoIsToldAllEndsWhereAScanEnds() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      SyncReport report = look(changes());
      assertThat(contents(engine)).as("round %s", round).isEqualTo(contents(fromScratch()));
      assertThat(report.problems())
          .isEqualTo(
              ProblemCheck.of(Sources.of(folders), RoleFamilies.bundled(), Farm.TODAY)
                  .problems()
                  .stream()
                  .filter(problem -> !problem.isAdvice())
                  .toList());
    }
  }

  @Test
  void whoIsToldAPartOrUntruthsEndsThereAtTheNextScan() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      Set<Path> told = changes();
      told.removeIf(place -> random.nextBoolean());
      told.add(any());
      told.add(any());
      look(told);
      assertThat(contents(engine).values())
          .as("round %s", round)
          .allMatch(title -> title.startsWith("Titre"));
      synchronizer.run();
      assertThat(contents(engine)).as("round %s", round).isEqualTo(contents(fromScratch()));
    }
  }

  @Test
  void whoIsToldOfAFileHasIt() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      write(folders.getFirst().resolve("tu-" + random.nextInt(5) + ".md"));
      Path told = folders.getFirst().resolve("dit-" + random.nextInt(5) + ".md");
      if (random.nextInt(3) > 0) {
        write(told);
      } else {
        Files.deleteIfExists(told);
      }
      look(Set.of(told, any()));
      String id = PostingNames.withoutExtension(told.getFileName().toString());
      assertThat(engine.find(new PostingId(id)).map(Posting::title).orElse(null))
          .isEqualTo(Files.exists(told) ? titleOf(told) : null);
    }
  }

  private SyncReport look(Set<Path> places) {
    return synchronizer.run(Patience.NONE, Scope.of(places));
  }

  private MapEngine fromScratch() {
    MapEngine other = new MapEngine();
    new Synchronizer(other, Sources.of(folders), RoleFamilies.bundled(), Farm.TODAY).run();
    return other;
  }

  private static Map<String, String> contents(MapEngine engine) {
    Map<String, String> titles = new TreeMap<>();
    for (String id : engine.ids()) {
      titles.put(id, engine.find(new PostingId(id)).orElseThrow().title());
    }
    return titles;
  }

  /** Changes some things and returns where. */
  private Set<Path> changes() throws IOException {
    Set<Path> places = new HashSet<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Path place = any();
      places.add(place);
      switch (random.nextInt(6)) {
        case 0 -> delete(place);
        case 1 -> moveTo(place, places);
        case 2 -> link(place);
        default -> write(place);
      }
    }
    return places;
  }

  private Path any() {
    Path folder = folders.get(random.nextInt(folders.size()));
    String below = FOLDERS.get(random.nextInt(FOLDERS.size()));
    return folder.resolve(below + NAMES.get(random.nextInt(NAMES.size())));
  }

  private void write(Path place) throws IOException {
    if (isReachable(place)) {
      delete(place);
      Files.writeString(place, "---\ntitle: Titre " + written++ + "\n---\nTexte");
    }
  }

  private static String titleOf(Path file) throws IOException {
    return Files.readAllLines(file).get(1).replace("title: ", "");
  }

  /** Makes the folders above; below a file nothing can be, and below a link all is elsewhere. */
  private static boolean isReachable(Path place) {
    try {
      Files.createDirectories(place.getParent());
      return place.getParent().toRealPath().equals(place.getParent());
    } catch (IOException e) {
      return false;
    }
  }

  private void moveTo(Path place, Set<Path> places) throws IOException {
    Path from = any();
    if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)
        && !place.startsWith(from)
        && !from.startsWith(place)
        && isReachable(from)
        && isReachable(place)) {
      delete(place);
      Files.move(from, place);
      places.add(from);
    }
  }

  private void link(Path place) throws IOException {
    if (isReachable(place)) {
      delete(place);
      Files.createSymbolicLink(place, any());
    }
  }

  private static void delete(Path place) throws IOException {
    if (!isReachable(place)) {
      return;
    }
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(place);
      return;
    }
    Files.walkFileTree(
        place,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

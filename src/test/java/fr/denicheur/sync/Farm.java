package fr.denicheur.sync;

import fr.denicheur.lexicon.RoleFamilies;
import fr.denicheur.posting.Posting;
import fr.denicheur.posting.PostingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of postings for tests, an engine, and a synchronizer between the two. */
final class Farm {
  static final Clock TODAY = Clock.fixed(Instant.parse("2024-05-01T10:00:00Z"), ZoneOffset.UTC);

  private static final RoleFamilies FAMILIES = RoleFamilies.bundled();

  final Path folder;
  final MapEngine engine = new MapEngine();
  final Synchronizer synchronizer;

  Farm(Path folder) {
    this.folder = folder;
    this.synchronizer = synchronizer(TODAY);
  }

  /** Another process with the same engine and folder, perhaps on another day. */
  Synchronizer synchronizer(Clock clock) {
    return new Synchronizer(engine, Sources.of(List.of(folder)), FAMILIES, clock);
  }

  SyncReport run() {
    return synchronizer.run();
  }

  /** A run that looks at these files and folders alone. */
  SyncReport look(String... names) {
    Set<Path> places = Stream.of(names).map(real()::resolve).collect(Collectors.toSet());
    return synchronizer.run(Patience.NONE, Scope.of(places));
  }

  private Path real() {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run that nobody waits for, as a follower makes it. */
  SyncReport follow(Scope scope) {
    return synchronizer.run(Patience.FOLLOWING, scope);
  }

  ProblemCheck check() {
    return ProblemCheck.of(Sources.of(List.of(folder)), FAMILIES, TODAY);
  }

  /** Writes a posting of this title. */
  Path write(String name, String title) {
    return writeText(name, "---\ntitle: " + title + "\n---\nTexte");
  }

  Path writeText(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code annonce-00.md} and so on. */
  void writeMany(int count) {
    for (int i = 0; i < count; i++) {
      write(name(i), "Annonce " + i);
    }
  }

  /** The name of the file that was written as number so and so. */
  static String name(int number) {
    return "annonce-" + (number < 10 ? "0" : "") + number + ".md";
  }

  void delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  void deleteMany(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      delete(name(i));
    }
  }

  /** Makes a file look as if it had been written so long ago. */
  static void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  Posting posting(String id) {
    return engine.find(new PostingId(id)).orElseThrow();
  }

  String title(String id) {
    return posting(id).title();
  }
}

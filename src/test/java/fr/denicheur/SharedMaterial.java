package fr.denicheur;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An optional folder with a larger corpus of postings and with judged queries. Tests that want it
 * are skipped where it is not there.
 */
public final class SharedMaterial {
  private SharedMaterial() {}

  /** Returns the folder of real postings, where there is one. */
  public static Optional<Path> corpus() {
    return at("corpus");
  }

  /** Returns the folder of judged queries and word tables, where there is one. */
  public static Optional<Path> relevance() {
    return at("relevance");
  }

  private static Optional<Path> at(String name) {
    String given = System.getenv().getOrDefault("DENICHEUR_SHARED", "../shared");
    return Optional.of(Path.of(given, name)).filter(Files::isDirectory);
  }
}

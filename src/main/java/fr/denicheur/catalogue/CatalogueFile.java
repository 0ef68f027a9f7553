package fr.denicheur.catalogue;

import fr.denicheur.reading.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A catalogue of startups as it was read from a file: the startups, and what is wrong with them. A
 * wrong entry is left out, and the others stay. Immutable.
 *
 * <p>The file is a list in YAML or JSON, or a document of JSON:API as beta.gouv.fr publishes it; an
 * opening brace at its beginning tells the latter.
 */
public final class CatalogueFile {
  /** Five times what beta.gouv.fr publishes for some 700 products, with all their texts. */
  static final int MAX_BYTES = 32 << 20;

  private final Catalogue catalogue;
  private final List<Problem> problems;

  private CatalogueFile(Catalogue catalogue, List<Problem> problems) {
    this.catalogue = catalogue;
    this.problems = List.copyOf(problems);
  }

  /** Reads a file. A file that cannot be read has that problem. */
  public static CatalogueFile read(Path path) {
    EntryReader entries = new EntryReader(path.toString());
    try (InputStream in = Files.newInputStream(path)) {
      read(in.readNBytes(MAX_BYTES + 1), path, entries);
    } catch (IOException e) {
      entries.refuse(
          0,
          "le fichier ne peut pas être lu (" + e.getClass().getSimpleName() + ")",
          "Vérifiez son nom et ses droits.");
    }
    return new CatalogueFile(entries.catalogue(), entries.problems());
  }

  private static void read(byte[] bytes, Path path, EntryReader entries) throws IOException {
    String name = path.toString().toLowerCase(Locale.ROOT);
    int first = firstSign(bytes);
    if (bytes.length > MAX_BYTES) {
      entries.refuse(0, "le fichier dépasse " + (MAX_BYTES >> 20) + " Mio", "Allégez-le.");
    } else if (first == '{' || (first == '[' && name.endsWith(".json"))) {
      JsonEntries.read(bytes, entries);
    } else {
      YamlEntries.read(bytes, entries);
    }
  }

  /**
   * Returns the first byte that is no space and no part of a byte order mark; 0 if there is none.
   */
  private static int firstSign(byte[] bytes) {
    for (byte one : bytes) {
      if (one > ' ') {
        return one;
      }
    }
    return 0;
  }

  /** Whether nothing of the file can be used. */
  public boolean isUnusable() {
    return problems.stream().anyMatch(Problem::isFatal);
  }

  /** Returns the startups without what is wrong. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Returns what is wrong, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}

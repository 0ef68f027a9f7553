package fr.denicheur.sync;

import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.Rule;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists the posting files, folders and obstacles in a folder of postings, or in a part of it. For
 * one thread.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
  private final Sources sources;
  private final Path folder;
  private final Path root;
  private NavigableMap<String, Sighting> seen = new TreeMap<>();

  /**
   * @param sources say what is never read
   * @param folder a folder of postings, as the operator named it
   * @param root the same without symbolic links
   */
  FolderWalk(Sources sources, Path folder, Path root) {
    this.sources = sources;
    this.folder = folder;
    this.root = root;
  }

  /** Returns what lies at a place and below it, by path below the folder of postings. */
  NavigableMap<String, Sighting> at(Path place) {
    seen = new TreeMap<>();
    try {
      Files.walkFileTree(place, this);
    } catch (IOException e) {
      seen.put(below(place), lost(place, e));
    }
    return seen;
  }

  /** Returns a folder's own name, which messages show instead of its whole path. */
  static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  /** Returns the path of a file below a folder, with slashes between folders. */
  static String below(Path root, Path file) {
    return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  String below(Path file) {
    return below(root, file);
  }

  /** Returns the obstacle at a place that cannot be read. */
  Sighting lost(Path path, IOException e) {
    boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    Rule rule = isFile ? Rule.FILE_UNREADABLE : Rule.FOLDER_UNREADABLE;
    Problem problem = rule.ofFile(shown(path), e.getClass().getSimpleName());
    return new Sighting.Obstacle(problem, Optional.of(idBegins(path, isFile)));
  }

  private String idBegins(Path path, boolean isFile) {
    String id = Normalizer.normalize(below(path), Normalizer.Form.NFC);
    if (id.isEmpty()) {
      return id;
    }
    return isFile ? PostingNames.withoutExtension(id) : id + "/";
  }

  private String shown(Path file) {
    String below = below(file);
    return below.isEmpty() ? name(folder) : name(folder) + "/" + below;
  }

  private Sighting.File posting(Path file, BasicFileAttributes attributes) throws IOException {
    String below = below(file);
    int name = below.lastIndexOf('/') + 1;
    String shortId =
        below.substring(0, name) + PostingNames.withoutExtension(below.substring(name));
    return new Sighting.File(
        file, below, shown(file), FileStamp.of(file, attributes), FileIds.id(shortId));
  }

  private Sighting sighting(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      return passedOver(file, Rule.SYMBOLIC_LINK);
    }
    if (!attributes.isRegularFile()) {
      return passedOver(file, Rule.NOT_A_REGULAR_FILE);
    }
    return attributes.size() > PostingReader.MAX_FILE_BYTES
        ? passedOver(file, Rule.FILE_TOO_LARGE, attributes.size())
        : posting(file, attributes);
  }

  private Sighting passedOver(Path file, Rule rule, Object... details) {
    return new Sighting.Obstacle(rule.ofFile(shown(file), details), Optional.empty());
  }

  @Override
  public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
    if (!dir.equals(root) && (fileName(dir).startsWith(".") || sources.exclude(root, dir))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    seen.put(below(dir), new Sighting.Folder(dir, attributes.fileKey()));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!PostingNames.isPassedOver(fileName(file)) && !sources.exclude(root, file)) {
      try {
        seen.put(below(file), sighting(file, attributes));
      } catch (IOException e) {
        return visitFileFailed(file, e); // a problem of this file; the walk goes on
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    if (!(e instanceof NoSuchFileException)) {
      seen.put(below(file), lost(file, e));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
    if (e != null) {
      seen.put(below(dir), lost(dir, e));
    }
    return FileVisitResult.CONTINUE;
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}

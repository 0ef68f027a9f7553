package fr.denicheur.sync;

import fr.denicheur.reading.PostingReader;
import fr.denicheur.reading.Problem;
import fr.denicheur.reading.Rule;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists the posting files, folders and obstacles in a folder of postings, or in a part of it. Goes
 * through symbolic links that lead to another place in this folder, as those of a Kubernetes
 * ConfigMap do, but through one link at most into each folder. For one thread.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
  private final Sources sources;
  private final Path folder;
  private final Path root;
  private final Set<Path> throughLinks = new HashSet<>();
  private final Deque<Path> linksAbove = new ArrayDeque<>();
  private NavigableMap<String, Sighting> seen = new TreeMap<>();
  private boolean hasMetLinks;

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
      Files.walkFileTree(place, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
    } catch (IOException e) {
      seen.put(below(place), lost(place, e));
    }
    return seen;
  }

  /**
   * Returns what a walk of its folder of postings finds in the place of a file; {@code null} if it
   * finds nothing, because of the file's name.
   *
   * @param sources if none of their folders holds the file, its own folder counts as one
   */
  static @Nullable Sighting sighting(Sources sources, Path file) throws IOException {
    Path place = file.toAbsolutePath().normalize();
    Path folder =
        sources.folders().stream()
            .map(source -> source.toAbsolutePath().normalize())
            .filter(place::startsWith)
            .findFirst()
            .orElseGet(() -> Objects.requireNonNull(place.getParent()));
    Path root = folder.toRealPath();
    Path parent = Objects.requireNonNull(place.getParent()).toRealPath();
    FolderWalk walk = new FolderWalk(sources, folder, root);
    Path walked = root.resolve(folder.relativize(place));
    return parent.startsWith(root)
        ? walk.at(walked).get(walk.below(walked))
        : walk.passedOver(walked, Rule.SYMBOLIC_LINK);
  }

  /** Whether a walk met a symbolic link, so that what is there may change elsewhere. */
  boolean hasMetLinks() {
    return hasMetLinks;
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
    Problem problem = rule.ofFile(shown(below(path)), e.getClass().getSimpleName());
    return new Sighting.Obstacle(problem, Optional.of(idBegins(path, isFile)));
  }

  private String idBegins(Path path, boolean isFile) {
    String id = Normalizer.normalize(below(path), Normalizer.Form.NFC);
    if (id.isEmpty()) {
      return id;
    }
    return isFile ? PostingNames.withoutExtension(id) : id + "/";
  }

  private String shown(String below) {
    return below.isEmpty() ? name(folder) : name(folder) + "/" + below;
  }

  /**
   * @param file the file, without symbolic links
   */
  private Sighting.File posting(String below, Path file, BasicFileAttributes attributes)
      throws IOException {
    int name = below.lastIndexOf('/') + 1;
    String shortId =
        below.substring(0, name) + PostingNames.withoutExtension(below.substring(name));
    return new Sighting.File(
        file, below, shown(below), FileStamp.of(file, attributes), FileIds.id(shortId));
  }

  private Sighting sighting(Path file, BasicFileAttributes attributes) throws IOException {
    boolean isLink = Files.isSymbolicLink(file);
    hasMetLinks |= isLink;
    if (attributes.isSymbolicLink()) { // it leads nowhere
      return passedOver(file, Rule.SYMBOLIC_LINK);
    }
    Path real = isLink || !linksAbove.isEmpty() ? file.toRealPath() : file;
    if (!real.startsWith(root)) {
      return passedOver(file, Rule.SYMBOLIC_LINK);
    }
    if (!attributes.isRegularFile()) {
      return passedOver(file, Rule.NOT_A_REGULAR_FILE);
    }
    return attributes.size() > PostingReader.MAX_FILE_BYTES
        ? passedOver(file, Rule.FILE_TOO_LARGE, attributes.size())
        : posting(below(file), real, attributes);
  }

  /** Whether a link leads to a folder of these postings that no other link has led to. */
  private boolean mayFollow(Path link) throws IOException {
    Path real = link.toRealPath();
    return real.startsWith(root) && throughLinks.add(real);
  }

  private Sighting passedOver(Path file, Rule rule, Object... details) {
    return new Sighting.Obstacle(rule.ofFile(shown(below(file)), details), Optional.empty());
  }

  @Override
  public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
      throws IOException {
    if (!dir.equals(root) && (fileName(dir).startsWith(".") || sources.exclude(root, dir))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (Files.isSymbolicLink(dir)) {
      hasMetLinks = true;
      if (!mayFollow(dir)) {
        seen.put(below(dir), passedOver(dir, Rule.SYMBOLIC_LINK));
        return FileVisitResult.SKIP_SUBTREE;
      }
      linksAbove.push(dir);
    }
    seen.put(below(dir), new Sighting.Folder(dir, attributes.fileKey()));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = fileName(file);
    if (PostingNames.isLeftover(name)) {
      return FileVisitResult.CONTINUE;
    }
    if (PostingNames.isPassedOver(name) || sources.exclude(root, file)) {
      seen.put(below(file), new Sighting.Other(name));
    } else {
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
    if (e instanceof FileSystemLoopException) {
      hasMetLinks = true;
      seen.put(below(file), passedOver(file, Rule.SYMBOLIC_LINK));
    } else if (!(e instanceof NoSuchFileException)) {
      seen.put(below(file), lost(file, e));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
    if (e != null) {
      seen.put(below(dir), lost(dir, e));
    }
    if (dir.equals(linksAbove.peek())) {
      linksAbove.pop();
    }
    return FileVisitResult.CONTINUE;
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}

package fr.denicheur.sync;

import fr.denicheur.posting.PostingId;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through folders and gathers what a {@link FolderScan} says. For one thread. */
final class FolderWalk {
  /** A file whose id is not decided yet, because another one may claim the same. */
  private record Candidate(Path file, String below, String shown, FileStamp stamp) {
    /** The path as an id would hold it: two Unicode forms of one name are one. */
    String composed() {
      return Normalizer.normalize(below, Normalizer.Form.NFC);
    }

    String shortId() {
      int name = below.lastIndexOf('/') + 1;
      return below.substring(0, name) + PostingNames.withoutExtension(below.substring(name));
    }
  }

  private final Map<PostingId, FoundFile> files = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final Set<SeenFolder> seen = new HashSet<>();
  private boolean isFolderMissing;

  void walk(Path folder) {
    if (!Files.isDirectory(folder)) {
      isFolderMissing = true;
      problems.add(Rule.FOLDER_UNREADABLE.ofFile(name(folder), "il n'existe pas"));
      return;
    }
    Visitor visitor = new Visitor(folder);
    try {
      Files.walkFileTree(folder.toRealPath(), visitor);
    } catch (IOException e) {
      visitor.lost(folder, e);
    }
    visitor.found.sort(Comparator.comparing(Candidate::below));
    name(visitor.found);
  }

  FolderScan result() {
    problems.sort(Comparator.comparing(Problem::path));
    return new FolderScan(List.copyOf(files.values()), problems, unknown, isFolderMissing, seen);
  }

  /** A folder's own name: what people see of it, wherever it lies. */
  static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  /**
   * Gives ids to the files of one folder: short ones, except where that would make two the same.
   */
  private void name(List<Candidate> candidates) {
    Map<PostingId, List<Candidate>> byShortId = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      id(candidate, candidate.shortId())
          .ifPresent(id -> byShortId.computeIfAbsent(id, k -> new ArrayList<>()).add(candidate));
    }
    for (List<Candidate> same : byShortId.values()) {
      boolean isClash = same.stream().map(Candidate::composed).distinct().count() > 1;
      same.forEach(candidate -> name(candidate, isClash ? other(candidate, same) : null));
    }
  }

  private static Candidate other(Candidate candidate, List<Candidate> same) {
    return same.getFirst().equals(candidate) ? same.get(1) : same.getFirst();
  }

  private void name(Candidate candidate, @Nullable Candidate rival) {
    String value = rival == null ? candidate.shortId() : candidate.below();
    Optional<PostingId> id = id(candidate, value);
    if (rival != null && id.isPresent() && !id.equals(id(rival, rival.below()))) {
      problems.add(Rule.NAME_CLASH.ofFile(candidate.shown(), rival.shown(), value));
    }
    id.ifPresent(found -> add(found, candidate));
  }

  private void add(PostingId id, Candidate candidate) {
    FoundFile file = new FoundFile(id, candidate.file(), candidate.shown(), candidate.stamp());
    FoundFile earlier = files.putIfAbsent(id, file);
    if (earlier != null) {
      problems.add(Rule.ID_CLASH.ofFile(candidate.shown(), id, earlier.shown()));
    }
  }

  private Optional<PostingId> id(Candidate candidate, String value) {
    if (value.indexOf('\uFFFD') >= 0) {
      problems.add(Rule.NAME_INVALID.ofFile(candidate.shown(), notUtf8()));
      return Optional.empty();
    }
    try {
      return Optional.of(new PostingId(value));
    } catch (IllegalArgumentException e) {
      problems.add(Rule.NAME_INVALID.ofFile(candidate.shown(), reason(value)));
      return Optional.empty();
    }
  }

  /** Java reads names as the locale says; without one it cannot read an accent. */
  private static String notUtf8() {
    String names = System.getProperty("sun.jnu.encoding", "UTF-8");
    return names.equals("UTF-8")
        ? "il n'est pas en UTF-8"
        : "la locale (" + names + ") ne lit pas les accents, lancez avec LC_ALL=C.UTF-8";
  }

  private static String reason(String value) {
    boolean isLong = value.length() > PostingId.MAX_BYTES / 4;
    return isLong ? "il est trop long" : "il contient un caractère de commande";
  }

  /** Meets every file below one folder. */
  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Candidate> found = new ArrayList<>();
    private @Nullable Path root;

    Visitor(Path folder) {
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      if (root == null) {
        root = dir;
      } else if (fileName(dir).startsWith(".")) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      seen.add(new SeenFolder(dir, attributes.fileKey()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!PostingNames.isPassedOver(fileName(file))) {
        Optional<Problem> obstacle = obstacle(file, attributes);
        obstacle.ifPresent(problems::add);
        if (obstacle.isEmpty()) {
          found.add(candidate(file, attributes));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!(e instanceof NoSuchFileException)) {
        lost(file, e);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
      if (e != null) {
        lost(dir, e);
      }
      return FileVisitResult.CONTINUE;
    }

    private Candidate candidate(Path file, BasicFileAttributes attributes) throws IOException {
      return new Candidate(file, below(file), shown(file), FileStamp.of(file, attributes));
    }

    private Optional<Problem> obstacle(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        return Optional.of(Rule.SYMBOLIC_LINK.ofFile(shown(file)));
      }
      if (!attributes.isRegularFile()) {
        return Optional.of(Rule.NOT_A_REGULAR_FILE.ofFile(shown(file)));
      }
      return attributes.size() > PostingReader.MAX_FILE_BYTES
          ? Optional.of(Rule.FILE_TOO_LARGE.ofFile(shown(file), attributes.size()))
          : Optional.empty();
    }

    void lost(Path path, IOException e) {
      boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
      Rule rule = isFile ? Rule.FILE_UNREADABLE : Rule.FOLDER_UNREADABLE;
      problems.add(rule.ofFile(shown(path), e.getClass().getSimpleName()));
      unknown.add(isRoot(path) ? "" : idBegins(path, isFile));
    }

    private boolean isRoot(Path path) {
      return root == null || path.equals(root);
    }

    private String idBegins(Path path, boolean isFile) {
      String id = Normalizer.normalize(below(path), Normalizer.Form.NFC);
      return isFile ? PostingNames.withoutExtension(id) : id + "/";
    }

    private String below(Path file) {
      Path base = root == null ? file : root;
      return base.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private String shown(Path file) {
      String below = isRoot(file) ? "" : below(file);
      return below.isEmpty() ? name(folder) : name(folder) + "/" + below;
    }

    private static String fileName(Path path) {
      Path name = path.getFileName();
      return name == null ? "" : name.toString();
    }
  }
}

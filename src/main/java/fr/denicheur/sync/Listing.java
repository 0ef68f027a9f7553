package fr.denicheur.sync;

import fr.denicheur.reading.Problem;
import fr.denicheur.reading.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contents of one folder of postings and all folders below it, as the last walks found them.
 * Immutable.
 */
final class Listing {
  /** The path of the folder itself, below itself. */
  private static final String ROOT = "";

  /** Five kinds of files show what a folder is for, in one line. */
  private static final int KINDS_TOLD = 5;

  private final Sources sources;
  private final Path folder;
  private final Path root;
  private final NavigableMap<String, Sighting> sightings;
  private final boolean hasLinks;

  /**
   * @param sources say what is never read
   * @param folder one of theirs
   * @param root the same without symbolic links
   * @param sightings by path below it, with slashes between folders
   * @param hasLinks whether there are symbolic links in it: a change of what they lead to changes
   *     them too, so it is always listed as a whole
   */
  private Listing(
      Sources sources,
      Path folder,
      Path root,
      NavigableMap<String, Sighting> sightings,
      boolean hasLinks) {
    this.hasLinks = hasLinks;
    this.sources = sources;
    this.folder = folder;
    this.root = root;
    this.sightings = sightings;
  }

  /** Lists a folder and all below it; follows no link out of it, opens no file, never throws. */
  static Listing of(Sources sources, Path folder) {
    if (!Files.isDirectory(folder)) {
      var missing = Rule.FOLDER_UNREADABLE.ofFile(FolderWalk.name(folder), "il n'existe pas");
      return unread(sources, folder, new Sighting.Obstacle(missing, Optional.empty()));
    }
    try {
      Path root = folder.toRealPath();
      FolderWalk walk = new FolderWalk(sources, folder, root);
      return new Listing(sources, folder, root, walk.at(root), walk.hasMetLinks());
    } catch (IOException e) {
      return unread(sources, folder, new FolderWalk(sources, folder, folder).lost(folder, e));
    }
  }

  /**
   * Returns a listing in which some places, and all below them, are listed again. Ignores places in
   * other folders.
   */
  Listing lookedAtAgain(Set<Path> places) {
    if (hasLinks || !isListed(root) || places.contains(root) || !leadsToRoot()) {
      return of(sources, folder);
    }
    Set<Path> topmost = new LinkedHashSet<>();
    places.stream()
        .filter(place -> place.startsWith(root) && place.equals(place.normalize()))
        .map(this::topmost)
        .forEach(topmost::add);
    if (topmost.isEmpty()) {
      return this;
    }
    FolderWalk walk = new FolderWalk(sources, folder, root);
    NavigableMap<String, Sighting> next = new TreeMap<>(sightings);
    for (Path place : topmost) {
      String below = walk.below(place);
      next.remove(below);
      next.subMap(below + "/", below + (char) ('/' + 1)).clear();
      next.putAll(walk.at(place));
    }
    return walk.hasMetLinks()
        ? of(sources, folder)
        : new Listing(sources, folder, root, next, false);
  }

  /**
   * Returns the files that were written again since an earlier listing; empty if anything else was
   * changed. A file without an extension may have become a posting, so it is something else.
   */
  Optional<List<Sighting.File>> rewrittenSince(Listing before) {
    if (!root.equals(before.root) || sightings.size() != before.sightings.size()) {
      return Optional.empty();
    }
    List<Sighting.File> rewritten = new ArrayList<>();
    var olds = before.sightings.entrySet().iterator();
    for (Map.Entry<String, Sighting> entry : sightings.entrySet()) {
      Map.Entry<String, Sighting> old = olds.next();
      Sighting now = entry.getValue();
      if (!entry.getKey().equals(old.getKey())) {
        return Optional.empty();
      }
      if (!now.equals(old.getValue())) {
        if (!(now instanceof Sighting.File file)
            || !(old.getValue() instanceof Sighting.File earlier)
            || !file.equals(earlier.as(file.stamp()))
            || !PostingNames.hasExtension(file.below())) {
          return Optional.empty();
        }
        rewritten.add(file);
      }
    }
    return Optional.of(rewritten);
  }

  /** Returns all sightings of one kind, in the order of paths. */
  <T extends Sighting> Stream<T> each(Class<T> kind) {
    return sightings.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  /**
   * Returns the files that are postings, in the order of paths. A file without an extension is none
   * if it begins unlike postings and lies beside files with extensions.
   *
   * @param problems receives the files that are none, and what the folder holds if none is one
   */
  List<Sighting.File> postings(Consumer<Problem> problems) {
    Set<String> withExtensions =
        each(Sighting.File.class)
            .filter(file -> PostingNames.hasExtension(file.below()))
            .map(Listing::folderOf)
            .collect(Collectors.toSet());
    List<Sighting.File> postings = new ArrayList<>();
    for (Sighting.File file : each(Sighting.File.class).toList()) {
      if (PostingNames.hasExtension(file.below())
          || !withExtensions.contains(folderOf(file))
          || FileContent.beginsLikeAPosting(file.file())) {
        postings.add(file);
      } else {
        problems.accept(Rule.NOT_A_POSTING.ofFile(file.shown()));
      }
    }
    if (postings.isEmpty()) {
      othersByKind().ifPresent(others -> problems.accept(Rule.NO_POSTINGS.ofFile(name(), others)));
    }
    return postings;
  }

  private String name() {
    return FolderWalk.name(folder);
  }

  /** Returns how many files of which kinds are not read, the most frequent kinds first. */
  private Optional<String> othersByKind() {
    Map<String, Long> counts =
        each(Sighting.Other.class)
            .collect(
                Collectors.groupingBy(
                    other -> PostingNames.kind(other.name()), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(KINDS_TOLD)
        .map(kind -> kind.getValue() + " × " + kind.getKey())
        .reduce((one, other) -> one + ", " + other);
  }

  private static String folderOf(Sighting.File file) {
    return file.below().substring(0, file.below().lastIndexOf('/') + 1);
  }

  /** Whether the folder does not exist. */
  boolean isMissing() {
    return sightings.get(ROOT) instanceof Sighting.Obstacle root && root.mayHide().isEmpty();
  }

  private static Listing unread(Sources sources, Path folder, Sighting obstacle) {
    NavigableMap<String, Sighting> only = new TreeMap<>(Map.of(ROOT, obstacle));
    return new Listing(sources, folder, folder, only, false);
  }

  /**
   * Returns the topmost path to walk again for a place. That is the first folder on the way that
   * was not listed before or is another folder, or a link, now.
   */
  private Path topmost(Path place) {
    Path at = root;
    for (Path name : root.relativize(place)) {
      at = at.resolve(name);
      if (at.equals(place) || !isListed(at)) {
        return at;
      }
    }
    return at;
  }

  /** Whether the folder, which may be a link, still leads to the same place. */
  private boolean leadsToRoot() {
    try {
      return folder.toRealPath().equals(root);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a path is listed as a folder and still is that folder. */
  private boolean isListed(Path path) {
    if (!(sightings.get(FolderWalk.below(root, path)) instanceof Sighting.Folder listed)) {
      return false;
    }
    try {
      BasicFileAttributes now =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return now.isDirectory() && Objects.equals(listed.key(), now.fileKey());
    } catch (IOException e) {
      return false; // the walk that follows meets the same fault and notes it
    }
  }
}

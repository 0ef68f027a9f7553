package fr.denicheur.sync;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders that hold postings, and what in them is never read. Immutable.
 *
 * @param folders as the operator named them; if two files have one id, the earlier folder wins
 * @param excluded recognize files and folders by their paths below such a folder
 * @param index the folder of the index, which may lie among the postings; {@code null} if there is
 *     none
 */
public record Sources(List<Path> folders, List<PathMatcher> excluded, @Nullable Path index) {

  public Sources {
    folders = List.copyOf(folders);
    excluded = List.copyOf(excluded);
  }

  /** Returns sources in which nothing is excluded. */
  public static Sources of(List<Path> folders) {
    return new Sources(folders, List.of(), null);
  }

  /**
   * Returns what recognizes a pattern as {@code .gitignore} has it: {@code modeles} is a file or a
   * folder of this name anywhere, {@code /modeles} and {@code a/*.md} count from the folder of
   * postings.
   *
   * @param glob as {@link java.nio.file.FileSystem#getPathMatcher} describes it
   * @throws IllegalArgumentException if it is no glob
   */
  public static PathMatcher pattern(String glob) {
    String bare = glob.replaceFirst("^(?:\\*\\*)?/", "").replaceFirst("/(?:\\*\\*)?$", "");
    if (bare.isBlank()) {
      throw new IllegalArgumentException(
          "a pattern must name a file or a folder; got '" + glob + "'");
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + bare);
    boolean isAnywhere = glob.startsWith("**/") || (!bare.contains("/") && !glob.startsWith("/"));
    return isAnywhere ? path -> ends(path).anyMatch(matcher::matches) : matcher;
  }

  /** Returns a path and the paths that remain when folders are cut from its beginning. */
  private static Stream<Path> ends(Path path) {
    int names = path.getNameCount();
    return Stream.iterate(0, from -> from < names, from -> from + 1)
        .map(from -> path.subpath(from, names));
  }

  /**
   * Whether something in a folder of postings is never read.
   *
   * @param root that folder without symbolic links
   */
  boolean exclude(Path root, Path path) {
    Path below = root.relativize(path);
    return excluded.stream().anyMatch(pattern -> pattern.matches(below)) || isIndex(path);
  }

  private boolean isIndex(Path path) {
    try {
      return index != null
          && Objects.equals(path.getFileName(), index.getFileName())
          && path.toRealPath().equals(index.toRealPath());
    } catch (IOException e) {
      return false; // there is no index yet
    }
  }
}

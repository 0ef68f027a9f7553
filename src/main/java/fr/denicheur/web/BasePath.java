package fr.denicheur.web;

import java.util.Optional;

/**
 * The path below which the public site lies: {@code /offres} of {@code
 * https://www.exemple.fr/offres}. Every path that clients receive begins with it, because browsers
 * resolve a path against the host name alone.
 *
 * @param written the path, without a slash at its end; empty at the root of a host name
 */
public record BasePath(String written) {
  /** The root of a host name. */
  public static final BasePath ROOT = new BasePath("");

  public BasePath {
    if (!written.isEmpty() && (!written.startsWith("/") || written.endsWith("/"))) {
      throw new IllegalArgumentException(
          "a base path must begin with a slash and not end with one; got '" + written + "'");
    }
  }

  /** Returns the public path of a path of this server, such as {@code /feed.atom}. */
  public String at(String path) {
    return written + path;
  }

  /**
   * Returns what a public path is below the base path; empty if it does not lie there. The base
   * path itself is the root, {@code /}.
   */
  public Optional<String> within(String path) {
    if (path.equals(written)) {
      return Optional.of("/");
    }
    return path.startsWith(written + "/")
        ? Optional.of(path.substring(written.length()))
        : Optional.empty();
  }
}

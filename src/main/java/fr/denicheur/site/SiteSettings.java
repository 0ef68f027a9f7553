package fr.denicheur.site;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What only the owner of a site knows.
 *
 * @param baseUrl the address the site is known by, without a slash at its end; the only source of
 *     absolute addresses, which are left out or relative without it
 * @param name what the site is called
 * @param organisation who recruits, for search engines
 * @param place where the work is, for search engines
 * @param templates a folder of files that stand in for templates, texts and style sheet
 */
public record SiteSettings(
    Optional<URI> baseUrl,
    String name,
    Optional<String> organisation,
    Optional<String> place,
    Optional<Path> templates) {

  /** What a site is called where nothing is said. */
  public static final String DEFAULT_NAME = "Dénicheur";

  /** Nothing is said. */
  public static final SiteSettings DEFAULT =
      new SiteSettings(
          Optional.empty(), DEFAULT_NAME, Optional.empty(), Optional.empty(), Optional.empty());

  public SiteSettings {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a site must have a name; got a blank one");
    }
    baseUrl.ifPresent(SiteSettings::requireBase);
  }

  /**
   * Reads the address of a site.
   *
   * @throws IllegalArgumentException where it is not http or https and a host, perhaps with a port
   */
  public static URI base(String written) {
    URI base = URI.create(written.strip().replaceFirst("/+$", ""));
    requireBase(base);
    return base;
  }

  /** Returns the absolute address of a path of ours, where there is one. */
  public Optional<String> absolute(String path) {
    return baseUrl.map(base -> base + path);
  }

  private static void requireBase(URI base) {
    boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    // Addresses of ours begin with a slash, so they cannot lie below a path.
    boolean bare = (base.getScheme() + "://" + base.getRawAuthority()).equals(base.toString());
    if (!web || !bare || base.getHost() == null || base.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "a base URL must be like https://emplois.exemple.fr, without a path; got '" + base + "'");
    }
  }
}

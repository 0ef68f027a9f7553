package fr.denicheur.site;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the owner of a site decides.
 *
 * @param baseUrl the public address of the site, without a slash at its end; the only source of
 *     absolute addresses: without it, they are relative or left out
 * @param name the name of the site
 * @param organisation the recruiting organisation, for search engines
 * @param place the place of work, for search engines
 * @param templates a folder of templates, texts or a style sheet that replace Dénicheur's
 */
public record SiteSettings(
    Optional<URI> baseUrl,
    String name,
    Optional<String> organisation,
    Optional<String> place,
    Optional<Path> templates) {

  /** The name of a site whose owner gives none. */
  public static final String DEFAULT_NAME = "Dénicheur";

  /** The owner decides nothing. */
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
   * @throws IllegalArgumentException unless it is http or https and a host, perhaps with a port
   */
  public static URI base(String written) {
    URI base = URI.create(written.strip().replaceFirst("/+$", ""));
    requireBase(base);
    return base;
  }

  /** Returns the absolute address of a path on this site, if the base URL is known. */
  public Optional<String> absolute(String path) {
    return baseUrl.map(base -> base + path);
  }

  private static void requireBase(URI base) {
    boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    // All addresses on pages begin with a slash, so the site cannot lie below a path.
    boolean bare = (base.getScheme() + "://" + base.getRawAuthority()).equals(base.toString());
    if (!web || !bare || base.getHost() == null || base.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "a base URL must be like https://emplois.exemple.fr, without a path; got '" + base + "'");
    }
  }
}

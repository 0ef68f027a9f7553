package fr.denicheur.site;

import fr.denicheur.web.BasePath;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings by which the owner adapts the site.
 *
 * @param baseUrl the public address of the site, perhaps with a path, without a slash at its end;
 *     if empty, addresses on pages are relative or left out
 * @param name the name of the site, not blank
 * @param organisation the recruiting organisation, for web search engines
 * @param place the place of work, for web search engines
 * @param templates a folder of templates, texts or a style sheet that replace the bundled ones
 * @param source the address that relative links in postings are relative to, with a slash at its
 *     end
 * @param language in which language pages are shown
 */
public record SiteSettings(
    Optional<URI> baseUrl,
    String name,
    Optional<String> organisation,
    Optional<String> place,
    Optional<Path> templates,
    Optional<URI> source,
    Language language) {

  /** The name of a site whose owner gives none. */
  public static final String DEFAULT_NAME = "Dénicheur";

  /** Only characters that programs never encode, so that a path has one spelling; no dots alone. */
  private static final Pattern PATH =
      Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]{1,100}){0,20}");

  public SiteSettings {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a site must have a name; got a blank one");
    }
    baseUrl.ifPresent(SiteSettings::requireBase);
  }

  /**
   * Reads the address of a site.
   *
   * @throws IllegalArgumentException unless it is http or https, a host, perhaps a port, and
   *     perhaps a path whose segments hold only letters, digits, {@code -}, {@code .}, {@code _}
   *     and {@code ~}
   */
  public static URI base(String written) {
    URI base = URI.create(written.strip().replaceFirst("/+$", ""));
    requireBase(base);
    return base;
  }

  /**
   * Reads the address that relative links in postings are relative to.
   *
   * @throws IllegalArgumentException unless it is http or https, a host and perhaps a path
   */
  public static URI source(String written) {
    URI source = URI.create(written.strip().replaceFirst("/*$", "/"));
    if (!isWeb(source) || source.getRawQuery() != null || source.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a source URL must be like https://www.exemple.fr/emplois/; got '" + written + "'");
    }
    return source;
  }

  private static boolean isWeb(URI uri) {
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    return web && uri.getHost() != null && uri.getRawUserInfo() == null;
  }

  /** Returns the path below which the site lies; the root if its address is not known. */
  public BasePath basePath() {
    return baseUrl.map(base -> new BasePath(base.getRawPath())).orElse(BasePath.ROOT);
  }

  /** Returns the absolute address of a path on this site, if the base URL is known. */
  public Optional<String> absolute(String path) {
    return baseUrl.map(base -> base + path);
  }

  private static void requireBase(URI base) {
    if (!isWeb(base)
        || base.getRawQuery() != null
        || base.getRawFragment() != null
        || !PATH.matcher(base.getRawPath()).matches()) {
      throw new IllegalArgumentException(
          "a base URL must be like https://emplois.exemple.fr or https://www.exemple.fr/emplois;"
              + " got '"
              + base
              + "'");
    }
  }
}

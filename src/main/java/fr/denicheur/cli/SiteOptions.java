package fr.denicheur.cli;

import fr.denicheur.site.SiteSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Holds the options that describe the public site. */
final class SiteOptions {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "Public address of the site, such as https://emplois.exemple.fr; without it feeds and"
              + " pages contain only relative addresses.")
  private @Nullable String baseUrl;

  @Option(
      names = "--source-url",
      paramLabel = "URL",
      description =
          "Address that relative links in postings are relative to, such as"
              + " https://www.exemple.fr/emplois/; without it the page shows their targets.")
  private @Nullable String sourceUrl;

  @Option(
      names = "--site-name",
      paramLabel = "NAME",
      defaultValue = SiteSettings.DEFAULT_NAME,
      description = "Name of the site (default: Dénicheur).")
  private String name = "";

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      description =
          "Organisation that recruits; with --place, open postings describe themselves to search engines.")
  private @Nullable String organisation;

  @Option(
      names = "--place",
      paramLabel = "PLACE",
      description = "Place of work, such as Paris, or 'Bruxelles, BE'; for search engines.")
  private @Nullable String place;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Folder of templates, texts and style sheets that replace ours.")
  private @Nullable Path templates;

  /**
   * Returns the settings that the options give.
   *
   * @throws EnvironmentException if there is no such folder of templates
   */
  SiteSettings settings(SharedOptions shared) {
    return new SiteSettings(
        Optional.ofNullable(baseUrl)
            .map(written -> address("--base-url", SiteSettings::base, written, shared)),
        name.isBlank() ? SiteSettings.DEFAULT_NAME : name.strip(),
        said(organisation),
        said(place),
        Optional.ofNullable(templates).map(shared::resolve).map(SiteOptions::folder),
        said(sourceUrl)
            .map(written -> address("--source-url", SiteSettings::source, written, shared)));
  }

  private static URI address(
      String option, Function<String, URI> reader, String written, SharedOptions shared) {
    try {
      return reader.apply(written);
    } catch (IllegalArgumentException e) {
      throw shared.wrong(option + ": " + e.getMessage());
    }
  }

  private static Optional<String> said(@Nullable String written) {
    return Optional.ofNullable(written).map(String::strip).filter(Predicate.not(String::isEmpty));
  }

  private static Path folder(Path path) {
    if (!Files.isDirectory(path)) {
      throw new EnvironmentException(
          "there is no folder of templates " + path + "; name another with --templates");
    }
    return path;
  }
}

package fr.denicheur.cli;

import fr.denicheur.site.Language;
import fr.denicheur.site.SiteSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Holds the options that describe the public site. */
final class SiteOptions {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "Public address of the site, such as https://emplois.exemple.fr or"
              + " https://www.exemple.fr/emplois; without it feeds and pages contain only relative"
              + " addresses.")
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
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "auto",
      description =
          "Language of the pages: fr, en, or auto, which is English if the browser prefers it and"
              + " French otherwise (default: auto).")
  private String language = "";

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
   * @throws ParameterException if an address is malformed or the folder of templates not there
   */
  SiteSettings settings(SharedOptions shared) {
    return new SiteSettings(
        Optional.ofNullable(baseUrl)
            .map(written -> address(Setting.BASE_URL, SiteSettings::base, written, shared)),
        name.isBlank() ? SiteSettings.DEFAULT_NAME : name.strip(),
        said(organisation),
        said(place),
        Optional.ofNullable(templates).map(path -> shared.requireFolder(Setting.TEMPLATES, path)),
        said(sourceUrl)
            .map(written -> address(Setting.SOURCE_URL, SiteSettings::source, written, shared)),
        Language.withId(language).orElseThrow(() -> shared.refused(Setting.LANGUAGE, language)));
  }

  private static URI address(
      Setting setting, Function<String, URI> reader, String written, SharedOptions shared) {
    try {
      return reader.apply(written);
    } catch (IllegalArgumentException e) {
      throw shared.refused(setting, written);
    }
  }

  private static Optional<String> said(@Nullable String written) {
    return Optional.ofNullable(written).map(String::strip).filter(Predicate.not(String::isEmpty));
  }
}

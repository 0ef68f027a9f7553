package fr.denicheur.cli;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Filter;
import fr.denicheur.query.Restriction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Holds the options that filter postings, one for each facet, and a range of days. A posting must
 * satisfy every option given; if an option is given several times, one of its values suffices.
 */
final class FilterOptions {
  @Option(
      names = "--role",
      paramLabel = "FAMILY",
      description = "Role family, such as developpement, design or communication; repeatable.")
  private List<String> roles = List.of();

  @Option(names = "--startup", paramLabel = "SLUG", description = "Startup; repeatable.")
  private List<String> startups = List.of();

  @Option(
      names = "--incubator",
      paramLabel = "SLUG",
      description = "Incubator of the startup, if a catalogue names it; repeatable.")
  private List<String> incubators = List.of();

  @Option(
      names = "--theme",
      paramLabel = "SLUG",
      description = "Theme of the startup, if a catalogue names it; repeatable.")
  private List<String> themes = List.of();

  @Option(
      names = "--open",
      paramLabel = "true|false",
      description = "Whether candidates may still apply.")
  private List<String> open = List.of();

  @Option(
      names = "--month",
      paramLabel = "MONTH",
      description = "Month such as 2021-12, or year such as 2021; repeatable.")
  private List<String> months = List.of();

  @Option(
      names = "--junior",
      paramLabel = "true|false",
      description = "Whether beginners are welcome.")
  private @Nullable String junior;

  @Option(
      names = "--contract",
      paramLabel = "CONTRACT",
      description =
          "freelance, cdi, cdd, fonctionnaire, stage, alternance or benevolat; repeatable.")
  private List<String> contracts = List.of();

  @Option(
      names = "--remote",
      paramLabel = "EXTENT",
      description = "Extent of telework: full, partial or none; repeatable.")
  private List<String> remote = List.of();

  @Option(
      names = "--place",
      paramLabel = "TOWN",
      description = "Town such as lyon, or france for all of it; repeatable.")
  private List<String> places = List.of();

  @Option(
      names = "--techno",
      paramLabel = "NAME",
      description = "Technology such as react, node.js or c++; repeatable.")
  private List<String> technologies = List.of();

  @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2021-12-09.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day, included.")
  private @Nullable String to;

  /**
   * Returns the filter that the options describe.
   *
   * @throws fr.denicheur.query.InvalidQueryException if an option has a value it does not accept
   */
  Filter filter() {
    return Filter.NONE
        .with(Facet.ROLE, roles)
        .with(Facet.STARTUP, startups)
        .with(Facet.INCUBATOR, incubators)
        .with(Facet.THEME, themes)
        .with(Facet.OPEN, open)
        .with(Facet.MONTH, months)
        .with(Facet.JUNIOR, junior == null ? List.of() : List.of(junior))
        .with(Facet.CONTRACT, contracts)
        .with(Facet.REMOTE, remote)
        .with(Facet.PLACE, places)
        .with(Facet.TECHNO, technologies)
        .with(Restriction.days(from, to));
  }
}

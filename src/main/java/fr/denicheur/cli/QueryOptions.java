package fr.denicheur.cli;

import fr.denicheur.query.Feature;
import fr.denicheur.query.InvalidQueryException;
import fr.denicheur.query.Match;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.web.SearchParameters;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds the options of a search; each means the same as the API parameter of that name. */
final class QueryOptions {
  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(
      names = "--sort",
      paramLabel = "relevance|date|open",
      description =
          "Best match, newest or open postings first (default: relevance; date without words).")
  private @Nullable String sort;

  @Option(
      names = "--match",
      paramLabel = "best|any|all",
      description =
          "Show postings that cover most of the words, one or all (default: best; any with"
              + " --queries).")
  private @Nullable String match;

  @Option(names = "--page", paramLabel = "N", description = "Page, from 1 (default: 1).")
  private int page = Page.FIRST.number();

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Postings a page, 0 to 100 (default: 10).")
  private int size = Page.FIRST.size();

  @Option(
      names = "--typos",
      paramLabel = "on|off",
      description = "Correct words that no posting contains (default: on).")
  private @Nullable String typos;

  @Option(
      names = "--prefix",
      paramLabel = "last|none",
      description = "Whether the last word may be unfinished (default: last).")
  private @Nullable String prefix;

  @Option(
      names = "--collapse",
      paramLabel = "on|off",
      description = "Show near-duplicates as one posting (default: on; off with --queries).")
  private @Nullable String collapse;

  @Option(names = "--explain", description = "Show why each posting was found.")
  private boolean explain;

  /**
   * Returns the query of a person at the terminal.
   *
   * @throws InvalidQueryException if an option has a value it does not accept
   */
  SearchQuery ask(String words) {
    return ask(words, new Page(page, size), Feature.USUAL, Match.BEST);
  }

  /** Returns the query of a run: {@code depth} ranked postings, without facets or excerpts. */
  SearchQuery rank(String words, int depth) {
    return ask(words, new Page(1, depth), Feature.PLAIN, Match.ANY);
  }

  private SearchQuery ask(String words, Page wanted, Set<Feature> usual, Match usualMatch) {
    SearchQuery asked = SearchQuery.of(words).with(filters.filter()).with(wanted).withOnly(usual);
    asked = asked.with(chosen("sort", sort, SearchParameters.SORTS, asked.sort()));
    asked = asked.with(chosen("match", match, SearchParameters.MATCHES, usualMatch));
    asked = set(asked, Feature.TYPOS, typos, true);
    asked = set(asked, Feature.PREFIX, prefix, true);
    asked = set(asked, Feature.COLLAPSE, collapse, asked.has(Feature.COLLAPSE));
    return explain ? asked.with(Feature.EXPLAIN) : asked;
  }

  private static SearchQuery set(
      SearchQuery query, Feature feature, @Nullable String word, boolean usual) {
    Map<String, Boolean> choices = Map.of(feature.on(), true, feature.off(), false);
    return chosen(feature.id(), word, choices, usual)
        ? query.with(feature)
        : query.without(feature);
  }

  private static <T> T chosen(
      String name, @Nullable String word, Map<String, T> choices, T otherwise) {
    if (word == null) {
      return otherwise;
    }
    T chosen = choices.get(word);
    if (chosen == null) {
      String words = String.join(" or ", choices.keySet().stream().sorted().toList());
      throw new InvalidQueryException(name, name + " must be " + words + "; got '" + word + "'");
    }
    return chosen;
  }
}

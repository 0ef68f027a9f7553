package fr.denicheur.cli;

import fr.denicheur.query.Filter;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SearchQuery.Options;
import fr.denicheur.query.Sort;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that make words a question; they mean what the API's parameters mean. */
final class QueryOptions {
  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(
      names = "--sort",
      paramLabel = "relevance|date",
      description = "Best match first, or newest first (default: relevance; date without words).")
  private @Nullable SortWord sort;

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
      description = "Look for other spellings where there is cause (default: on).")
  private @Nullable Switch typos;

  @Option(
      names = "--collapse",
      paramLabel = "on|off",
      description = "Fold near-duplicates into one (default: on; off with --queries).")
  private @Nullable Switch collapse;

  @Option(names = "--explain", description = "Say of each posting why it was found.")
  private boolean explain;

  /** The words that {@code --sort} takes. */
  enum SortWord {
    RELEVANCE,
    DATE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The words that an option takes which is either way. */
  enum Switch {
    ON,
    OFF;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Returns the question for a person's terminal.
   *
   * @throws fr.denicheur.query.InvalidQueryException where an option has a value it does not take
   */
  SearchQuery ask(String words) {
    return ask(words, new Page(page, size), Options.DEFAULT);
  }

  /** Returns the question for a run: so many postings, ranked, and nothing beside. */
  SearchQuery rank(String words, int depth) {
    return ask(words, new Page(1, depth), Options.PLAIN);
  }

  private SearchQuery ask(String words, Page wanted, Options usual) {
    SearchQuery asked = SearchQuery.of(words);
    return new SearchQuery(
        asked.question(),
        filter(),
        sort == null ? asked.sort() : Sort.valueOf(sort.name()),
        wanted,
        options(usual));
  }

  private Filter filter() {
    return filters.filter();
  }

  private Options options(Options usual) {
    return new Options(
        usual.facets(),
        usual.highlight(),
        typos != Switch.OFF,
        collapse == null ? usual.collapse() : collapse == Switch.ON,
        explain);
  }
}

package fr.denicheur.site;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.engine.TimeLimitException;
import fr.denicheur.query.Clause;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Hits;
import fr.denicheur.result.Suggestion;
import fr.denicheur.site.SearchPage.Advice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tries other searches if a search found nothing, and proposes those that find postings. */
final class NothingFound {
  /**
   * The most filters to leave out and the most words to search one by one: each try is a search.
   */
  private static final int MAX_TRIED = 5;

  /** For all tries together; the reader has already waited for the search itself. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final long start = System.nanoTime();
  private final Frame frame;
  private final SearchEngine engine;
  private final SearchQuery query;

  NothingFound(Frame frame, SearchEngine engine, SearchQuery query) {
    this.frame = frame;
    this.engine = engine;
    this.query = query;
  }

  Advice advice(Hits hits) {
    return new Advice(wider(hits), words());
  }

  private List<Link> wider(Hits hits) {
    Chips chips = new Chips(frame, query);
    List<Link> links = new ArrayList<>();
    var without = chips.without(hits);
    without.entrySet().stream()
        .limit(MAX_TRIED)
        .forEach(one -> addTo(links, "nothing.without", one.getKey(), one.getValue()));
    if (without.size() > 1) {
      addTo(links, "nothing.bare", query.question().written(), chips.bare());
    }
    return links;
  }

  /** Proposes suggestions for the typed words, then the typed words one by one. */
  private List<Link> words() {
    Set<String> words = new LinkedHashSet<>(suggested());
    List<Clause> clauses = query.question().clauses();
    if (clauses.size() > 1) {
      clauses.stream()
          .filter(clause -> !clause.excluded())
          .map(Clause::text)
          .limit(MAX_TRIED)
          .forEach(words::add);
    }
    List<Link> links = new ArrayList<>();
    Page first = new Page(1, query.page().size());
    words.forEach(word -> {
      SearchQuery search = SearchQuery.of(word).with(first).with(query.sort());
      search = search.with(Feature.EXPLAIN);
      addTo(links, "nothing.word", word, search);
    });
    return links;
  }

  private List<String> suggested() {
    String written = query.question().written();
    if (written.isEmpty() || written.length() > SuggestQuery.MAX_LENGTH) {
      return List.of();
    }
    return engine.suggest(new SuggestQuery(written, MAX_TRIED)).stream()
        .map(Suggestion::text)
        .filter(text -> !text.equalsIgnoreCase(written))
        .toList();
  }

  private void addTo(List<Link> links, String message, String name, SearchQuery wider) {
    SearchQuery counting = wider.without(Feature.FACETS, Feature.HIGHLIGHT, Feature.EXPLAIN);
    long total = count(counting.with(new Page(1, 0)));
    if (total > 0) {
      links.add(Link.to(frame.text(message, name, total), wider, frame));
    }
  }

  /** Returns how many postings a search finds; 0 if there is no time left. */
  private long count(SearchQuery tried) {
    try {
      return System.nanoTime() - start > PATIENCE.toNanos() ? 0 : engine.search(tried).total();
    } catch (TimeLimitException e) {
      return 0;
    }
  }
}

package fr.denicheur.algolia;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The searches of one request. A page with chosen values asks, beside its search, once more for
 * each facet that has some: the same question without them, for that facet's counts alone. The
 * engine finds such counts together with the hits. For one thread at a time.
 */
final class SearchBatch {
  private final SearchEngine engine;
  private final List<SearchQuery> asked = new ArrayList<>();
  private final Map<SearchQuery, Hits> answers = new HashMap<>();

  SearchBatch(SearchEngine engine) {
    this.engine = engine;
  }

  /** Adds a search, and returns what answers it once all are added. */
  Supplier<Hits> add(SearchQuery search) {
    asked.add(search);
    return () -> answer(search);
  }

  private Hits answer(SearchQuery search) {
    if (!answers.containsKey(search)) {
      List<SearchQuery> wider =
          asked.stream().filter(one -> one.widens(search)).distinct().toList();
      List<Hits> found = engine.search(search, wider);
      answers.put(search, found.getFirst());
      for (int i = 0; i < wider.size(); i++) {
        answers.put(wider.get(i), found.get(i + 1));
      }
    }
    return Objects.requireNonNull(answers.get(search));
  }
}

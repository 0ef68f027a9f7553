package fr.denicheur.relevance;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Page;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How well an engine answers judged queries.
 *
 * @param outcomes one for each query, in order of their ids
 */
public record Evaluation(List<Outcome> outcomes) {
  /**
   * As a person is answered, other spellings included, but without what is shown beside the
   * ranking; near-duplicates are not folded, because each was judged.
   */
  private static final Set<Feature> RANKING = Set.of(Feature.TYPOS);

  public Evaluation {
    outcomes = List.copyOf(outcomes);
  }

  /** Asks an engine every query. */
  public static Evaluation of(SearchEngine engine, JudgedQueries judged) {
    return new Evaluation(
        judged.queries().stream()
            .map(query -> Outcome.of(query, answer(engine, query.words())))
            .toList());
  }

  private static List<PostingId> answer(SearchEngine engine, String words) {
    SearchQuery query = SearchQuery.of(words).with(new Page(1, Measures.DEPTH)).withOnly(RANKING);
    return engine.search(query).hits().stream().map(Hit::id).toList();
  }

  /** Returns the mean over all queries. */
  public Average overall() {
    return average(outcomes);
  }

  /** Returns the mean over the queries of each kind, in order of the kinds' names. */
  public Map<String, Average> byKind() {
    return outcomes.stream()
        .collect(
            Collectors.groupingBy(
                outcome -> outcome.query().kind(),
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), Evaluation::average)));
  }

  /** Returns at most so many outcomes with a lower nDCG than all others, lowest first. */
  public List<Outcome> worst(int count) {
    return outcomes.stream()
        .sorted(Comparator.comparingDouble(outcome -> outcome.measures().ndcg10()))
        .limit(count)
        .toList();
  }

  private static Average average(List<Outcome> outcomes) {
    return Average.of(outcomes.stream().map(Outcome::measures).toList());
  }
}

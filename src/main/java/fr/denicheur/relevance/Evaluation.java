package fr.denicheur.relevance;

import fr.denicheur.engine.SearchEngine;
import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Match;
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
 * The answers of an engine to judged queries, with the measures of their quality.
 *
 * @param outcomes one for each query, ordered by query id
 */
public record Evaluation(List<Outcome> outcomes) {
  /**
   * Corrects typos and completes the last word as for a person, but skips facets and excerpts.
   * Near-duplicates stay apart, because the judges graded each of them; postings that hold one of
   * the words count for the recall.
   */
  private static final Set<Feature> RANKING = Set.of(Feature.TYPOS, Feature.PREFIX);

  public Evaluation {
    outcomes = List.copyOf(outcomes);
  }

  /** Sends every query to an engine. */
  public static Evaluation of(SearchEngine engine, JudgedQueries judged) {
    return new Evaluation(judged.queries().stream().map(query -> outcome(engine, query)).toList());
  }

  private static Outcome outcome(SearchEngine engine, JudgedQuery judged) {
    SearchQuery query =
        SearchQuery.of(judged.words())
            .with(new Page(1, Measures.DEPTH))
            .with(Match.ANY)
            .withOnly(RANKING);
    List<PostingId> answer = engine.search(query).hits().stream().map(Hit::id).toList();
    return new Outcome(judged, answer, Measures.of(judged, answer));
  }

  /** Returns the mean over all queries. */
  public Measures overall() {
    return mean(outcomes);
  }

  /** Returns the mean over the queries of each kind, in order of the kinds' names. */
  public Map<String, Measures> byKind() {
    return outcomes.stream()
        .collect(
            Collectors.groupingBy(
                outcome -> outcome.query().kind(),
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), Evaluation::mean)));
  }

  /** Returns the {@code count} outcomes with the lowest nDCG, lowest first. */
  public List<Outcome> worst(int count) {
    return outcomes.stream()
        .sorted(Comparator.comparingDouble(outcome -> outcome.measures().ndcg10()))
        .limit(count)
        .toList();
  }

  private static Measures mean(List<Outcome> outcomes) {
    return Measures.mean(outcomes.stream().map(Outcome::measures).toList());
  }
}

package fr.denicheur.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.denicheur.lucene.LuceneEngine;
import fr.denicheur.query.Match;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.relevance.RankingSet.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Questions as people type them, asked of postings written for this purpose. To see what a change
 * of ranking does to them: {@code ./denicheur eval} with the folder, the queries and the judgments
 * that lie beside {@code sets.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelevanceTest {
  private static final Path MATERIAL = Path.of("src/test/resources/relevance");

  /** Kinds of query answered by other words than those typed: other spellings, abbreviations. */
  private static final Set<String> OTHER_WORDS = Set.of("typo", "abbrev");

  // A little below the last figures. Raise them when ranking improves; do not lower them so that a
  // change passes.
  private static final double LEAST_NDCG = 0.96;
  private static final double LEAST_RECALL = 0.985;
  private static final double LEAST_NDCG_BY_OTHER_WORDS = 0.98;
  private static final double LEAST_RECALL_BY_OTHER_WORDS = 0.99;

  private LuceneEngine engine;
  private Evaluation evaluation;

  @BeforeAll
  void askEverything(@TempDir Path index) {
    engine = IndexedFolder.open(MATERIAL.resolve("postings"), index);
    evaluation = Evaluation.of(engine, judged());
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private static JudgedQueries judged() {
    return JudgedQueries.read(MATERIAL.resolve("queries.tsv"), MATERIAL.resolve("judgments.tsv"));
  }

  @Test
  void everyQueryAndEveryJudgmentIsAboutAPostingThatIsThere() {
    assertThat(judged().leftOut()).isZero();
    assertThat(judged().countMissingFrom(id -> engine.find(id).isPresent())).isZero();
  }

  @Test
  void questionsAreAnsweredAsWellAsBefore() {
    Measures reached = only(outcome -> !OTHER_WORDS.contains(outcome.query().kind()));
    assertThat(reached.ndcg10()).as("nDCG@10").isGreaterThanOrEqualTo(LEAST_NDCG);
    assertThat(reached.recall50().orElseThrow())
        .as("recall@50")
        .isGreaterThanOrEqualTo(LEAST_RECALL);
  }

  @Test
  void questionsInOtherWordsAreAnsweredAsWellAsBefore() {
    Measures reached = only(outcome -> OTHER_WORDS.contains(outcome.query().kind()));
    assertThat(reached.ndcg10()).as("nDCG@10").isGreaterThanOrEqualTo(LEAST_NDCG_BY_OTHER_WORDS);
    assertThat(reached.recall50().orElseThrow())
        .as("recall@50")
        .isGreaterThanOrEqualTo(LEAST_RECALL_BY_OTHER_WORDS);
  }

  private Measures only(Predicate<Outcome> wanted) {
    Measures reached =
        new Evaluation(evaluation.outcomes().stream().filter(wanted).toList()).overall();
    System.out.printf(
        Locale.ROOT,
        "own relevance: %d queries, nDCG@10 %.3f, recall@50 %.3f%n",
        reached.queries(),
        reached.ndcg10(),
        reached.recall50().orElseThrow());
    return reached;
  }

  static Stream<RankingSet> sets() throws IOException {
    return RankingSet.read(MATERIAL.resolve("sets.txt")).stream();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void postingsComeInThisOrder(RankingSet set) {
    List<String> expected = set.expected().stream().map(Place::posting).toList();
    assertThat(expected).isNotEmpty();
    assertThat(engine.search(SearchQuery.of(set.question()).with(Match.ANY)).hits())
        .extracting(hit -> hit.id().value())
        .as("%s", set.expected())
        .startsWith(expected.toArray(String[]::new));
  }
}

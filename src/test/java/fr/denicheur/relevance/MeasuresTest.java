package fr.denicheur.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.denicheur.posting.PostingId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The measures, compared with values calculated by hand. */
class MeasuresTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** The discount of rank 2, log2(3). */
  private static final double LOG_3 = Math.log(3) / Math.log(2);

  @Test
  void theIdealOrderHasEverything() {
    Measures ideal = measure(Map.of("a", 3, "b", 2, "c", 1), "a", "b", "c");
    assertThat(ideal.ndcg10()).isEqualTo(1);
    assertThat(ideal.precision5()).isEqualTo(1);
    assertThat(ideal.reciprocalRank()).hasValue(1);
    assertThat(ideal.recall50()).hasValue(1);
  }

  @Test
  void aGradeWeighsMoreTheHigherItStands() {
    Measures swapped = measure(Map.of("a", 3, "b", 2), "b", "a");
    assertThat(swapped.ndcg10()).isCloseTo((3 + 7 / LOG_3) / (7 + 3 / LOG_3), ROUNDING);
  }

  @Test
  void whatNobodyJudgedTakesAPlaceAndGivesNothing() {
    Measures measures = measure(Map.of("a", 3), "unknown", "a");
    assertThat(measures.ndcg10()).isCloseTo(1 / LOG_3, ROUNDING);
    assertThat(measures.precision5()).isEqualTo(1);
    assertThat(measures.reciprocalRank()).hasValue(0.5);
  }

  @Test
  void onlyTheFirstTenCountForNdcg() {
    Measures eleventh =
        Measures.of(query(Map.of("a", 3)), ids(Stream.concat(others(10), Stream.of("a"))));
    assertThat(eleventh.ndcg10()).isZero();
    assertThat(eleventh.reciprocalRank()).hasValue(1 / 11.0);
  }

  @Test
  void theIdealIsMadeOfAllJudgedNotOfThoseThatCame() {
    assertThat(measure(Map.of("a", 1, "b", 3), "a").ndcg10())
        .isCloseTo(1 / (7 + 1 / LOG_3), ROUNDING);
  }

  @Test
  void precisionAsksForNoMoreGoodPostingsThanThereAre() {
    assertThat(measure(Map.of("a", 2, "b", 2), "x", "a").precision5()).isEqualTo(0.5);
    assertThat(measure(grades(7, 2), "p0", "x", "p1").precision5()).isEqualTo(2 / 5.0);
    assertThat(measure(grades(3, 2), "x", "x1", "x2", "x3", "x4", "p0").precision5()).isZero();
  }

  @Test
  void recallAsksForNoMoreThanFifty() {
    List<PostingId> fifty = ids(IntStream.range(0, 50).mapToObj(i -> "p" + i));
    assertThat(Measures.of(query(grades(60, 2)), fifty).recall50()).hasValue(1);
    assertThat(Measures.of(query(Map.of("a", 2)), ids(Stream.concat(others(50), Stream.of("a")))))
        .extracting(measures -> measures.recall50().orElseThrow())
        .isEqualTo(0.0);
  }

  @Test
  void whereNothingIsGoodSomeMeasuresAreMissing() {
    Measures related = measure(Map.of("a", 1), "a");
    assertThat(related.ndcg10()).isEqualTo(1);
    assertThat(related.precision5()).isZero();
    assertThat(related.reciprocalRank()).isEmpty();
    assertThat(related.recall50()).isEmpty();
  }

  @Test
  void anIdIsTheSameWithTheEndingOfItsFile() {
    Measures measures = measure(Map.of("a.md", 3, "b", 2, "c.v2", 2), "a", "b.txt", "b", "c.v2");
    assertThat(measures.ndcg10()).isEqualTo(1);
    assertThat(measures.precision5()).isEqualTo(1);
  }

  @Test
  void anEmptyAnswerHasNothing() {
    Measures nothing = measure(Map.of("a", 3));
    assertThat(nothing.ndcg10()).isZero();
    assertThat(nothing.reciprocalRank()).hasValue(0);
  }

  @Test
  void aQueryWithoutPostingsToFindCannotBeMeasured() {
    assertThatThrownBy(() -> measure(Map.of("a", 0), "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMeanLeavesOutWhatIsMissing() {
    Measures mean =
        Measures.mean(List.of(measure(Map.of("a", 1), "a"), measure(Map.of("b", 3), "x", "b")));
    assertThat(mean.queries()).isEqualTo(2);
    assertThat(mean.ndcg10()).isCloseTo((1 + 1 / LOG_3) / 2, ROUNDING);
    assertThat(mean.precision5()).isEqualTo(0.5);
    assertThat(mean.reciprocalRank()).hasValue(0.5);
    assertThat(Measures.mean(List.of()).recall50()).isEmpty();
  }

  private static Measures measure(Map<String, Integer> grades, String... answer) {
    return Measures.of(query(grades), ids(Arrays.stream(answer)));
  }

  private static JudgedQuery query(Map<String, Integer> grades) {
    Map<PostingId, Integer> byId = new LinkedHashMap<>();
    grades.forEach((id, grade) -> byId.put(new PostingId(id), grade));
    return new JudgedQuery("q", "mots", "topic", byId);
  }

  private static Map<String, Integer> grades(int count, int grade) {
    Map<String, Integer> grades = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      grades.put("p" + i, grade);
    }
    return grades;
  }

  private static Stream<String> others(int count) {
    return IntStream.range(0, count).mapToObj(i -> "x" + i);
  }

  private static List<PostingId> ids(Stream<String> names) {
    return names.map(PostingId::new).toList();
  }
}

package fr.denicheur.relevance;

import fr.denicheur.posting.PostingId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The quality of one answer in four numbers, or their mean over several answers. Each goes from 0
 * (worst) to 1 (best). An unjudged posting counts as grade 0; a good posting has at least {@link
 * JudgedQuery#GOOD}.
 *
 * @param queries how many queries the numbers are the mean of; 1 for one answer
 * @param ndcg10 nDCG at 10 (Järvelin and Kekäläinen, 2002), with the gain 2^grade − 1 and the
 *     discount log2(rank + 1) of Burges et al. (2005), relative to the ideal order of all judged
 *     postings; NaN for the mean of no queries
 * @param precision5 number of good postings among the first five, divided by how many there could
 *     be; 0 if no good posting is known; NaN for the mean of no queries
 * @param reciprocalRank 1 / rank of the first good posting, 0 if the answer has none; empty if no
 *     good posting is known
 * @param recall50 share of the good postings, at most fifty, that are among the first fifty; empty
 *     if no good posting is known
 */
public record Measures(
    int queries,
    double ndcg10,
    double precision5,
    OptionalDouble reciprocalRank,
    OptionalDouble recall50) {
  /** Postings on a first page. */
  public static final int FIRST_PAGE = 10;

  /** How many postings of an answer are measured, from the first one. */
  public static final int DEPTH = 50;

  /** Postings visible without scrolling. */
  private static final int AT_A_GLANCE = 5;

  private static final Comparator<Integer> BEST_FIRST = Comparator.reverseOrder();

  /**
   * Measures an answer.
   *
   * @param query a measurable query
   * @param answer the postings found, best first; a repeated posting counts once
   */
  public static Measures of(JudgedQuery query, List<PostingId> answer) {
    if (!query.isMeasurable()) {
      throw new IllegalArgumentException("a query must have a posting to find; got " + query);
    }
    List<Integer> came =
        answer.stream()
            .map(JudgedQuery::bare)
            .distinct()
            .map(posting -> query.grade(posting).orElse(0))
            .toList();
    int good = query.atLeast(JudgedQuery.GOOD).size();
    return new Measures(
        1,
        gain(came.stream()) / gain(query.grades().values().stream().sorted(BEST_FIRST)),
        (double) countGood(came, AT_A_GLANCE) / Math.clamp(good, 1, AT_A_GLANCE),
        good == 0 ? OptionalDouble.empty() : OptionalDouble.of(reciprocalRank(came)),
        good == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) countGood(came, DEPTH) / Math.min(good, DEPTH)));
  }

  /** Returns the mean over queries that each count alike; a query without a measure is skipped. */
  static Measures mean(Collection<Measures> measures) {
    return new Measures(
        measures.size(),
        measures.stream().mapToDouble(Measures::ndcg10).average().orElse(Double.NaN),
        measures.stream().mapToDouble(Measures::precision5).average().orElse(Double.NaN),
        measures.stream().flatMapToDouble(one -> one.reciprocalRank().stream()).average(),
        measures.stream().flatMapToDouble(one -> one.recall50().stream()).average());
  }

  /** Returns the discounted cumulative gain of the first page. */
  private static double gain(Stream<Integer> grades) {
    List<Integer> first = grades.limit(FIRST_PAGE).toList();
    double gain = 0;
    for (int i = 0; i < first.size(); i++) {
      gain += (Math.pow(2, first.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
    }
    return gain;
  }

  private static long countGood(List<Integer> grades, int depth) {
    return grades.stream().limit(depth).filter(Measures::isGood).count();
  }

  private static double reciprocalRank(List<Integer> grades) {
    long before = grades.stream().takeWhile(grade -> !isGood(grade)).count();
    return before == grades.size() ? 0 : 1.0 / (before + 1);
  }

  private static boolean isGood(int grade) {
    return grade >= JudgedQuery.GOOD;
  }
}

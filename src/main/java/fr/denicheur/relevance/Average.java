package fr.denicheur.relevance;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The mean of {@link Measures} over queries that each count alike. A query without a measure is
 * left out of that one; where all are, the mean is NaN.
 *
 * @param queries how many
 */
public record Average(
    int queries, double ndcg10, double precision5, double reciprocalRank, double recall50) {

  static Average of(Collection<Measures> measures) {
    return new Average(
        measures.size(),
        mean(measures.stream().mapToDouble(Measures::ndcg10)),
        mean(measures.stream().mapToDouble(Measures::precision5)),
        mean(
            measures.stream()
                .map(Measures::reciprocalRank)
                .flatMapToDouble(OptionalDouble::stream)),
        mean(measures.stream().map(Measures::recall50).flatMapToDouble(OptionalDouble::stream)));
  }

  private static double mean(DoubleStream values) {
    return values.average().orElse(Double.NaN);
  }
}

package fr.denicheur.opensearch;

import fr.denicheur.lucene.index.Labels;
import fr.denicheur.lucene.index.WeighedCache;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import fr.denicheur.rule.OwnerRules;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.util.IOSupplier;

/**
 * Keeps the last answers, because many people ask the same, and one person comes back to a page. An
 * answer serves again while all that it follows from is the same, and for a minute at most: the
 * words of a large index may be read anew without a publication. Any thread may ask.
 */
final class KeptAnswers {
  /** Room for some thousand answers: 32 MiB. */
  private static final long ENOUGH = 32L << 20;

  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** About what a hit with its excerpts takes, and a facet's value, in bytes. */
  private static final int HIT = 2_000;

  private static final int VALUE = 150;

  /** What an answer follows from. */
  private record Asked(
      SearchQuery query, List<SearchQuery> wider, long publication, LocalDate today) {}

  /** An answer, and what it also follows from and is not worth comparing. */
  private record Kept(List<Hits> answer, OwnerRules rules, Labels labels, long nanos) {
    boolean servesFor(ClusterIndex index, long now) {
      return rules == index.rules() && labels == index.labels() && now - nanos < LONGEST.toNanos();
    }

    long bytes() {
      return answer.stream().mapToLong(Kept::bytes).sum();
    }

    private static long bytes(Hits hits) {
      long values = hits.facets().values().stream().mapToLong(List::size).sum();
      return hits.hits().stream().mapToLong(Kept::bytes).sum() + VALUE * values;
    }

    private static long bytes(Hit hit) {
      return HIT * (1L + hit.alsoPublished().size());
    }
  }

  private final WeighedCache<Asked, Kept> kept =
      new WeighedCache<>(WeighedCache.capacity(ENOUGH), Kept::bytes);

  /** The bytes in use, about. */
  long bytes() {
    return kept.bytes();
  }

  /**
   * Returns the answer to a search.
   *
   * @param search asks the cluster
   */
  List<Hits> of(
      ClusterIndex index, SearchQuery query, List<SearchQuery> wider, IOSupplier<List<Hits>> search)
      throws IOException {
    long start = System.nanoTime();
    Asked asked = new Asked(query, List.copyOf(wider), index.publication().number(), index.today());
    Kept known = kept.get(asked);
    if (known != null && known.servesFor(index, start)) {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return known.answer.stream().map(hits -> hits.within(took)).toList();
    }
    List<Hits> answer = search.get();
    if (answer.stream().noneMatch(Hits::partial)) {
      kept.put(asked, new Kept(answer, index.rules(), index.labels(), start));
    }
    return answer;
  }
}

package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.FacetCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Finds and ranks the postings of one search, and counts its facets if asked, in one pass over the
 * index.
 *
 * <p>If asked to collapse, only one version of near-duplicates can match, always the same. So the
 * count of a value is the number of hits that a person gets who chooses it. A facet ignores its own
 * selection when it is counted.
 */
final class IndexPass {
  private final Snapshot snapshot;
  private final SearchQuery query;
  private final Reposts reposts;
  private final Deadline deadline;

  IndexPass(Snapshot snapshot, SearchQuery query, Reposts reposts, Deadline deadline) {
    this.snapshot = snapshot;
    this.query = query;
    this.reposts = reposts;
    this.deadline = deadline;
  }

  /**
   * The outcome of a pass.
   *
   * @param top the best postings to the end of the requested page, and how many match in all
   * @param reposts the history of the postings; {@link Reposts#NONE} if every version was found
   * @param facets the counts of every facet; empty if the client did not ask for them
   */
  record Found(TopFieldDocs top, Reposts reposts, Map<Facet, List<FacetCount>> facets) {}

  /** Makes the pass for a query that holds the filter. */
  Found over(DrillDownQuery narrowed) throws IOException {
    return query.has(Feature.FACETS) ? ranked(narrowed) : find(narrowed);
  }

  /** Returns how many postings a query matches that holds the filter. */
  long count(DrillDownQuery narrowed) throws IOException {
    return snapshot.search(
        narrowed, shown(new TotalHitCountCollectorManager(snapshot.getSlices())));
  }

  private Found find(DrillDownQuery narrowed) throws IOException {
    return new Found(snapshot.search(narrowed, shown(ranked())), reposts, Map.of());
  }

  private Found ranked(DrillDownQuery narrowed) throws IOException {
    List<Facet> selected = new ArrayList<>(query.filter().selections().keySet());
    DrillSideways.Result<RankedAndCounted.Result, FacetsCollector> found =
        new DrillSideways(snapshot, new FacetsConfig(), (SortedSetDocValuesReaderState) null)
            .search(
                narrowed,
                shown(new RankedAndCounted(ranked())),
                Collections.nCopies(selected.size(), shown(new FacetsCollectorManager())));
    FacetCounter counter = new FacetCounter(snapshot, query.filter());
    return new Found(
        found.drillDownResult().top(),
        reposts,
        counter.count(
            found.drillDownResult().matching(), byFacet(selected, found.drillSidewaysResults())));
  }

  private <C extends Collector, T> ShownMatches<C, T> shown(CollectorManager<C, T> collectors) {
    return new ShownMatches<>(collectors, reposts, deadline);
  }

  private static Map<Facet, FacetsCollector> byFacet(
      List<Facet> selected, @Nullable List<FacetsCollector> collected) {
    Map<Facet, FacetsCollector> byFacet = new EnumMap<>(Facet.class);
    for (int i = 0; i < selected.size() && collected != null; i++) {
      byFacet.put(selected.get(i), collected.get(i));
    }
    return byFacet;
  }

  private TopFieldCollectorManager ranked() {
    return query.sort() == Sort.RELEVANCE
        ? snapshot.competing(query.page().to())
        : snapshot.ranked(query.sort(), query.page().to());
  }
}

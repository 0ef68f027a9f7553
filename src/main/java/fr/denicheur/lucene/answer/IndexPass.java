package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.repost.MatchedReposts;
import fr.denicheur.lucene.repost.RepostFolding;
import fr.denicheur.lucene.repost.RepostFolding.Folded;
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
import org.jspecify.annotations.Nullable;

/**
 * Finds and ranks the postings of one search, and counts its facets if asked, in one pass over the
 * index.
 *
 * <p>If asked to collapse, near-duplicates are one posting: the newest of those that match. A facet
 * ignores its own selection when it is counted: more postings match, and the newest may be another
 * one.
 */
final class IndexPass {
  private final Snapshot snapshot;
  private final SearchQuery query;
  private final Deadline deadline;

  IndexPass(Snapshot snapshot, SearchQuery query, Deadline deadline) {
    this.snapshot = snapshot;
    this.query = query;
    this.deadline = deadline;
  }

  /**
   * The outcome of a pass.
   *
   * @param top the best postings to the end of the requested page, and how many match in all
   * @param reposts the postings that were folded into them
   * @param facets the counts of every facet; empty if the client did not ask for them
   */
  record Found(TopFieldDocs top, MatchedReposts reposts, Map<Facet, List<FacetCount>> facets) {}

  /** Makes the pass for a query that holds the filter. */
  Found over(DrillDownQuery narrowed) throws IOException {
    return query.has(Feature.FACETS) ? count(narrowed) : find(narrowed);
  }

  private Found find(DrillDownQuery narrowed) throws IOException {
    Folded<TopFieldDocs> top = snapshot.search(narrowed, folding(ranked()));
    return new Found(top.collected(), top.reposts(), Map.of());
  }

  private Found count(DrillDownQuery narrowed) throws IOException {
    CollectorManager<?, Folded<RankedAndCounted.Result>> both =
        folding(new RankedAndCounted(ranked()));
    List<Facet> selected = new ArrayList<>(query.filter().selections().keySet());
    DrillSideways.Result<Folded<RankedAndCounted.Result>, Folded<FacetsCollector>> result =
        new DrillSideways(snapshot, new FacetsConfig(), (SortedSetDocValuesReaderState) null)
            .search(
                narrowed,
                both,
                Collections.nCopies(selected.size(), folding(new FacetsCollectorManager())));
    Folded<RankedAndCounted.Result> found = result.drillDownResult();
    FacetCounter counter = new FacetCounter(snapshot, query.filter());
    return new Found(
        found.collected().top(),
        found.reposts(),
        counter.count(
            found.collected().matching(), byFacet(selected, result.drillSidewaysResults())));
  }

  private <C extends Collector, T> RepostFolding<C, T> folding(CollectorManager<C, T> collectors)
      throws IOException {
    Reposts reposts = query.has(Feature.COLLAPSE) ? Reposts.of(snapshot) : Reposts.NONE;
    return new RepostFolding<>(collectors, reposts, snapshot.reader(), deadline);
  }

  private static Map<Facet, FacetsCollector> byFacet(
      List<Facet> selected, @Nullable List<Folded<FacetsCollector>> collected) {
    Map<Facet, FacetsCollector> byFacet = new EnumMap<>(Facet.class);
    for (int i = 0; i < selected.size() && collected != null; i++) {
      byFacet.put(selected.get(i), collected.get(i).collected());
    }
    return byFacet;
  }

  private TopFieldCollectorManager ranked() {
    return query.sort() == Sort.RELEVANCE
        ? snapshot.competing(query.page().to())
        : snapshot.ranked(query.sort(), query.page().to());
  }
}

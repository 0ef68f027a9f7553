package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.answer.AskedIndex.Found;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.question.QueryTranslator;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.query.Sort;
import fr.denicheur.result.FacetCount;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
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
final class IndexPass implements AskedIndex.Pass {
  private final QuestionContext context;
  private final Snapshot snapshot;
  private final SearchQuery query;
  private final Reposts reposts;

  /**
   * @param reposts the versions that can match; {@link Reposts#NONE} if all can
   */
  IndexPass(QuestionContext context, SearchQuery query, Reposts reposts) {
    this.context = context;
    this.snapshot = context.snapshot();
    this.query = query;
    this.reposts = reposts;
  }

  @Override
  public Found over(TranslatedQuery translated) throws IOException {
    DrillDownQuery narrowed = QueryTranslator.narrow(translated.ranking(), query.filter());
    return query.has(Feature.FACETS) ? ranked(narrowed) : find(narrowed);
  }

  @Override
  public long related(TranslatedQuery translated) throws IOException {
    Query related = translated.related();
    return related == null
        ? 0
        : snapshot.search(
            QueryTranslator.narrow(related, query.filter()),
            shown(new TotalHitCountCollectorManager(snapshot.getSlices())));
  }

  @Override
  public float bestShare(Query shares) throws IOException {
    float bar = context.ranking().of(Constant.COVERAGE_BAR);
    return snapshot.search(shares, new BestShare(bar, reposts::isShown));
  }

  private Found find(DrillDownQuery narrowed) throws IOException {
    return found(snapshot.search(narrowed, shown(ranked())), Map.of(), Map.of());
  }

  private Found ranked(DrillDownQuery narrowed) throws IOException {
    List<Facet> selected = new ArrayList<>(query.filter().selections().keySet());
    DrillSideways.Result<RankedAndCounted.Result, FacetsCollector> found =
        new DrillSideways(snapshot, new FacetsConfig(), (SortedSetDocValuesReaderState) null)
            .search(
                narrowed,
                shown(new RankedAndCounted(ranked())),
                Collections.nCopies(selected.size(), shown(new FacetsCollectorManager())));
    FacetCounter counter = new FacetCounter(snapshot.labels(), query.filter(), query.counting());
    FacetsCollector matching = found.drillDownResult().matching();
    return found(
        found.drillDownResult().top(),
        counter.count(matching, byFacet(selected, found.drillSidewaysResults())),
        counter.days(matching));
  }

  private Found found(
      TopFieldDocs top, Map<Facet, List<FacetCount>> facets, Map<LocalDate, Long> days) {
    int end = Math.min(query.page().to(), top.scoreDocs.length);
    int start = Math.min(query.page().from(), end);
    List<FieldDoc> page =
        Arrays.stream(top.scoreDocs, start, end).map(FieldDoc.class::cast).toList();
    return new Found(
        top.totalHits.value(),
        new ShownPage(page, snapshot, context.stopping(), reposts),
        facets,
        days);
  }

  private <C extends Collector, T> ShownMatches<C, T> shown(CollectorManager<C, T> collectors) {
    return new ShownMatches<>(collectors, reposts, context.deadline());
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

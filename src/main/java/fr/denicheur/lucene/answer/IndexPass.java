package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.answer.AskedIndex.Found;
import fr.denicheur.lucene.index.Ranking.Constant;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.question.FilterQueries;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.question.TranslatedQuery;
import fr.denicheur.lucene.repost.Reposts;
import fr.denicheur.posting.Facet;
import fr.denicheur.query.Feature;
import fr.denicheur.query.Restriction;
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
import java.util.Objects;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
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
  private final List<SearchQuery> wider;
  private final Reposts reposts;

  /**
   * @param wider searches that widen the query: their counts are found sideways
   * @param reposts the versions that can match; {@link Reposts#NONE} if all can
   */
  IndexPass(QuestionContext context, SearchQuery query, List<SearchQuery> wider, Reposts reposts) {
    this.context = context;
    this.snapshot = context.snapshot();
    this.query = query;
    this.wider = wider;
    this.reposts = reposts;
  }

  @Override
  public List<Found> over(TranslatedQuery translated) throws IOException {
    return query.has(Feature.FACETS) || !wider.isEmpty()
        ? findAndCount(translated.ranking())
        : List.of(find(FilterQueries.narrow(translated.ranking(), query.filter())));
  }

  @Override
  public long related(TranslatedQuery translated) throws IOException {
    Query related = translated.related();
    return related == null
        ? 0
        : snapshot.search(
            FilterQueries.narrow(related, query.filter()),
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

  private List<Found> findAndCount(Query ranking) throws IOException {
    List<Facet> selected = new ArrayList<>(query.filter().selections().keySet());
    List<Restriction> leftOut =
        wider.stream().map(one -> query.filter().beyond(one.filter()).orElseThrow()).toList();
    List<Restriction> apart = leftOut.stream().distinct().toList();
    DrillSideways.Result<RankedAndCounted.Result, FacetsCollector> found =
        new DrillSideways(snapshot, new FacetsConfig(), (SortedSetDocValuesReaderState) null)
            .search(
                FilterQueries.narrow(ranking, query.filter(), apart),
                shown(new RankedAndCounted(ranked())),
                Collections.nCopies(
                    selected.size() + apart.size(), shown(new FacetsCollectorManager())));
    List<FacetsCollector> sideways =
        Objects.requireNonNullElse(found.drillSidewaysResults(), List.of());
    List<Found> all = new ArrayList<>();
    all.add(found(found.drillDownResult(), byFacet(selected, sideways)));
    for (int i = 0; i < wider.size(); i++) {
      int dimension = selected.size() + apart.indexOf(leftOut.get(i));
      all.add(counted(wider.get(i), sideways.get(dimension)));
    }
    return all;
  }

  private Found found(RankedAndCounted.Result found, Map<Facet, FacetsCollector> sideways)
      throws IOException {
    FacetCounter counter = counter(query);
    return query.has(Feature.FACETS)
        ? found(
            found.top(), counter.count(found.matching(), sideways), counter.days(found.matching()))
        : found(found.top(), Map.of(), Map.of());
  }

  private Found counted(SearchQuery asked, FacetsCollector matching) throws IOException {
    FacetCounter counter = counter(asked);
    return new Found(
        matching.getMatchingDocs().stream().mapToLong(MatchingDocs::totalHits).sum(),
        new ShownPage(List.of(), snapshot, context.stopping(), reposts),
        counter.count(matching, Map.of()),
        counter.days(matching));
  }

  private FacetCounter counter(SearchQuery asked) throws IOException {
    return new FacetCounter(snapshot.labels(), asked.filter(), asked.counting());
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
      List<Facet> selected, List<FacetsCollector> collected) {
    Map<Facet, FacetsCollector> byFacet = new EnumMap<>(Facet.class);
    for (int i = 0; i < selected.size(); i++) {
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

package fr.denicheur.lucene;

import fr.denicheur.posting.Facet;
import fr.denicheur.query.Question;
import fr.denicheur.query.SearchQuery;
import fr.denicheur.result.Correction;
import fr.denicheur.result.Excerpts;
import fr.denicheur.result.FacetCount;
import fr.denicheur.result.Hit;
import fr.denicheur.result.Hits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/** Answers one search on one snapshot: finds, ranks, counts and cuts excerpts. */
final class Searcher {
  private final Snapshot snapshot;
  private final Analyzer analyzer;
  private final QueryTranslator translator;

  Searcher(Snapshot snapshot, Analyzer analyzer, QueryTranslator translator) {
    this.snapshot = snapshot;
    this.analyzer = analyzer;
    this.translator = translator;
  }

  /** What one pass over the index brings. */
  private record Found(TopFieldDocs top, Map<Facet, List<FacetCount>> facets) {}

  Hits search(SearchQuery query) throws IOException {
    long start = System.nanoTime();
    Optional<String> corrected =
        query.options().typos()
            ? new Spelling(snapshot).correct(query.question())
            : Optional.empty();
    Question asked = corrected.map(Question::of).orElse(query.question());
    TranslatedQuery translated = translator.translate(asked);
    DrillDownQuery narrowed = translator.narrow(translated.ranking(), query.filter());
    Correction correction = corrected.map(words -> new Correction(words, true)).orElse(null);
    Found found = query.options().facets() ? count(query, narrowed) : find(query, narrowed);
    return new Hits(
        found.top().totalHits.value(),
        explained(query, translated, correction, found.top()),
        found.facets(),
        query.question().truncated(),
        false,
        correction,
        Duration.ofNanos(System.nanoTime() - start));
  }

  private Found find(SearchQuery query, DrillDownQuery narrowed) throws IOException {
    return new Found(snapshot.search(narrowed, ranked(query)), Map.of());
  }

  private Found count(SearchQuery query, DrillDownQuery narrowed) throws IOException {
    CollectorManager<?, Object[]> both =
        new MultiCollectorManager(ranked(query), new FacetsCollectorManager());
    List<Facet> selected = new ArrayList<>(query.filter().selections().keySet());
    DrillSideways.Result<Object[], FacetsCollector> result =
        sideways()
            .search(
                narrowed, both, Collections.nCopies(selected.size(), new FacetsCollectorManager()));
    TopFieldDocs top = (TopFieldDocs) result.drillDownResult()[0];
    FacetsCollector matching = (FacetsCollector) result.drillDownResult()[1];
    FacetCounter counter = new FacetCounter(snapshot, query.filter());
    return new Found(
        top, counter.count(matching, byFacet(selected, result.drillSidewaysResults())));
  }

  private DrillSideways sideways() {
    return new DrillSideways(snapshot, new FacetsConfig(), (SortedSetDocValuesReaderState) null);
  }

  private static Map<Facet, FacetsCollector> byFacet(
      List<Facet> selected, @Nullable List<FacetsCollector> collected) {
    Map<Facet, FacetsCollector> byFacet = new EnumMap<>(Facet.class);
    for (int i = 0; i < selected.size() && collected != null; i++) {
      byFacet.put(selected.get(i), collected.get(i));
    }
    return byFacet;
  }

  private TopFieldCollectorManager ranked(SearchQuery query) {
    int wanted = Math.clamp(query.page().to(), 1, Math.max(1, snapshot.reader().maxDoc()));
    return new TopFieldCollectorManager(
        SortOrders.of(query.sort()), wanted, null, Integer.MAX_VALUE);
  }

  private List<Hit> explained(
      SearchQuery query,
      TranslatedQuery translated,
      @Nullable Correction correction,
      TopFieldDocs top)
      throws IOException {
    List<Hit> hits = hits(query, translated, top);
    if (!query.options().explain()) {
      return hits;
    }
    Reasons reasons = new Reasons(snapshot, analyzer, translated.pieces(), correction);
    List<Hit> explained = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      int doc = top.scoreDocs[query.page().from() + explained.size()].doc;
      explained.add(hit.because(reasons.of(doc, hit)));
    }
    return explained;
  }

  private List<Hit> hits(SearchQuery query, TranslatedQuery translated, TopFieldDocs top)
      throws IOException {
    List<Hit> hits = new ArrayList<>();
    List<Integer> docs = new ArrayList<>();
    HitReader reader = new HitReader(snapshot);
    int end = Math.min(query.page().to(), top.scoreDocs.length);
    for (int i = query.page().from(); i < end; i++) {
      ScoreDoc found = top.scoreDocs[i];
      hits.add(reader.hit(found.doc, SortOrders.score((FieldDoc) found)));
      docs.add(found.doc);
    }
    return query.options().highlight() ? withExcerpts(hits, docs, translated) : hits;
  }

  private List<Hit> withExcerpts(List<Hit> hits, List<Integer> docs, TranslatedQuery translated)
      throws IOException {
    int[] numbers = docs.stream().mapToInt(Integer::intValue).toArray();
    List<String> titles = hits.stream().map(Hit::title).toList();
    List<Excerpts> excerpts = new Excerpter(snapshot, analyzer).cut(translated, numbers, titles);
    List<Hit> complete = new ArrayList<>(hits.size());
    for (int i = 0; i < hits.size(); i++) {
      complete.add(hits.get(i).with(excerpts.get(i)));
    }
    return complete;
  }
}

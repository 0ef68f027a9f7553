package fr.denicheur.lucene.answer;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/**
 * Ranks postings and collects all of them for the facets, in one pass. Unlike Lucene's {@code
 * MultiCollector}, it passes the lowest competitive score on to the query. No count is lost,
 * because {@link RankedQuery} still collects every match.
 */
final class RankedAndCounted
    implements CollectorManager<RankedAndCounted.Both, RankedAndCounted.Result> {
  private final TopFieldCollectorManager ranked;
  private final FacetsCollectorManager counted = new FacetsCollectorManager();

  RankedAndCounted(TopFieldCollectorManager ranked) {
    this.ranked = ranked;
  }

  /** The best postings, and all that match. */
  record Result(TopFieldDocs top, FacetsCollector matching) {}

  /** Two collectors that see the same postings. */
  record Both(TopFieldCollector ranked, FacetsCollector counted) implements Collector {
    @Override
    public ScoreMode scoreMode() {
      return ranked.scoreMode();
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      LeafCollector count = counted.getLeafCollector(context);
      return new FilterLeafCollector(ranked.getLeafCollector(context)) {
        @Override
        public void collect(int doc) throws IOException {
          count.collect(doc);
          super.collect(doc);
        }

        @Override
        public void finish() throws IOException {
          count.finish();
          super.finish();
        }
      };
    }
  }

  @Override
  public Both newCollector() throws IOException {
    return new Both(ranked.newCollector(), counted.newCollector());
  }

  @Override
  public Result reduce(Collection<Both> collectors) throws IOException {
    return new Result(
        ranked.reduce(collectors.stream().map(Both::ranked).toList()),
        counted.reduce(collectors.stream().map(Both::counted).toList()));
  }
}

package fr.denicheur.lucene.answer;

import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.repost.Reposts;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;

/**
 * Passes the matches that are shown of {@link Reposts} to a collector, and drops the others. So the
 * collectors that rank, count or page need to know nothing of reposts.
 *
 * <p>Collection ends at a deadline, with what was collected before. The query checks the deadline
 * when it begins a segment or looks words up; this is the check between two matches.
 *
 * @param <C> the collector that sees the postings
 * @param <T> its result
 */
final class ShownMatches<C extends Collector, T>
    implements CollectorManager<ShownMatches.Passing<C>, T> {
  /** Matches between two checks of the deadline, as one check costs as much as some matches. */
  private static final int PATIENCE = 32;

  private final CollectorManager<C, T> inner;
  private final Reposts reposts;
  private final Deadline deadline;

  ShownMatches(CollectorManager<C, T> inner, Reposts reposts, Deadline deadline) {
    this.inner = inner;
    this.reposts = reposts;
    this.deadline = deadline;
  }

  @Override
  public Passing<C> newCollector() throws IOException {
    return new Passing<>(inner.newCollector(), reposts, deadline);
  }

  @Override
  public T reduce(Collection<Passing<C>> collectors) throws IOException {
    return inner.reduce(collectors.stream().map(Passing::inner).toList());
  }

  /** Passes matches to one collector. */
  record Passing<C extends Collector>(C inner, Reposts reposts, Deadline deadline)
      implements Collector {
    @Override
    public ScoreMode scoreMode() {
      return inner.scoreMode();
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      int docBase = context.docBase;
      return new FilterLeafCollector(inner.getLeafCollector(context)) {
        private int matches;

        @Override
        public void collect(int doc) throws IOException {
          if (++matches % PATIENCE == 0 && deadline.shouldExit()) {
            throw new CollectionTerminatedException();
          }
          if (reposts.isShown(docBase + doc)) {
            super.collect(doc);
          }
        }
      };
    }
  }
}

package fr.denicheur.lucene.repost;

import fr.denicheur.lucene.index.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Lets any collection see postings that were published more than once as one.
 *
 * <p>Members of {@link Reposts} are kept back while the index is searched. When all that match are
 * known, those to show are handed on as if they had been found with their group's best score. So
 * whatever ranks, counts or pages needs to know nothing of reposts. Collection ends at a deadline,
 * with what was collected before.
 *
 * @param <C> the collector that sees the postings
 * @param <T> what it makes of them
 */
public final class RepostFolding<C extends Collector, T>
    implements CollectorManager<RepostFolding.Keeping<C>, RepostFolding.Folded<T>> {

  /**
   * What was collected, and what was folded for it.
   *
   * @param <T> what was made of the postings
   */
  public record Folded<T>(T collected, MatchedReposts reposts) {}

  /** Matches between two looks at the clock; a look costs as much as collecting some matches. */
  private static final int PATIENCE = 32;

  private final CollectorManager<C, T> inner;
  private final Reposts reposts;
  private final IndexReader reader;
  private final Deadline deadline;

  public RepostFolding(
      CollectorManager<C, T> inner, Reposts reposts, IndexReader reader, Deadline deadline) {
    this.inner = inner;
    this.reposts = reposts;
    this.reader = reader;
    this.deadline = deadline;
  }

  @Override
  public Keeping<C> newCollector() throws IOException {
    return new Keeping<>(inner.newCollector(), reposts, deadline);
  }

  @Override
  public Folded<T> reduce(Collection<Keeping<C>> collectors) throws IOException {
    MatchedReposts matched = new MatchedReposts(reposts);
    List<C> all = new ArrayList<>();
    for (Keeping<C> collector : collectors) {
      matched.addAll(collector.kept);
      all.add(collector.inner);
    }
    int[] shown = matched.shown();
    if (shown.length > 0) {
      all.add(collected(shown, matched));
    }
    return new Folded<>(inner.reduce(all), matched);
  }

  private C collected(int[] shown, MatchedReposts matched) throws IOException {
    C collector = inner.newCollector();
    List<LeafReaderContext> leaves = reader.leaves();
    int i = 0;
    while (i < shown.length) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(shown[i], leaves));
      LeafCollector ofLeaf = collector.getLeafCollector(leaf);
      for (; i < shown.length && shown[i] < leaf.docBase + leaf.reader().maxDoc(); i++) {
        ofLeaf.setScorer(new Scored(matched.score(shown[i])));
        ofLeaf.collect(shown[i] - leaf.docBase);
      }
      ofLeaf.finish();
    }
    return collector;
  }

  /** A posting's score, for whoever asks. */
  private static final class Scored extends Scorable {
    private final float score;

    Scored(float score) {
      this.score = score;
    }

    @Override
    public float score() {
      return score;
    }
  }

  /**
   * Hands on what was published once, and keeps the rest.
   *
   * @param <C> to whom
   */
  public static final class Keeping<C extends Collector> implements Collector {
    private final C inner;
    private final Reposts reposts;
    private final MatchedReposts kept;
    private final Deadline deadline;

    private Keeping(C inner, Reposts reposts, Deadline deadline) {
      this.inner = inner;
      this.reposts = reposts;
      this.kept = new MatchedReposts(reposts);
      this.deadline = deadline;
    }

    @Override
    public ScoreMode scoreMode() {
      return inner.scoreMode();
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      return new KeepingOfLeaf(inner.getLeafCollector(context), context.docBase);
    }

    private final class KeepingOfLeaf extends FilterLeafCollector {
      private final int docBase;
      private final boolean scored = scoreMode().needsScores();
      private Scorable scorer = new Scored(0);
      private int collected;

      KeepingOfLeaf(LeafCollector leaf, int docBase) {
        super(leaf);
        this.docBase = docBase;
      }

      @Override
      public void setScorer(Scorable newScorer) throws IOException {
        scorer = newScorer;
        super.setScorer(newScorer);
      }

      @Override
      public void collect(int doc) throws IOException {
        if (++collected % PATIENCE == 0 && deadline.shouldExit()) {
          throw new CollectionTerminatedException();
        }
        int member = reposts.member(docBase + doc);
        if (member < 0) {
          super.collect(doc);
        } else {
          kept.add(member, scored ? scorer.score() : 0);
        }
      }
    }
  }
}

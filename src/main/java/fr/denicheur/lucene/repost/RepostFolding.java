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
 * Shows a group of {@link Reposts} to any collector as one posting.
 *
 * <p>Members of groups are kept back while the index is searched. When every match is known, the
 * collector receives one member of each group, as if it had been found with the group's best score.
 * So the collectors that rank, count or page need to know nothing of reposts. Collection ends at a
 * deadline, with what was collected before.
 *
 * @param <C> the collector that sees the postings
 * @param <T> its result
 */
public final class RepostFolding<C extends Collector, T>
    implements CollectorManager<RepostFolding<C, T>.Keeping, RepostFolding.Folded<T>> {

  /**
   * The result of the collector, and the reposts that were folded for it.
   *
   * @param <T> what the collector makes of the postings
   */
  public record Folded<T>(T collected, MatchedReposts reposts) {}

  /** Matches between two checks of the deadline, as one check costs as much as some matches. */
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
  public Keeping newCollector() throws IOException {
    return new Keeping(inner.newCollector());
  }

  @Override
  public Folded<T> reduce(Collection<Keeping> collectors) throws IOException {
    MatchedReposts matched = new MatchedReposts(reposts);
    List<C> all = new ArrayList<>();
    for (Keeping collector : collectors) {
      matched.addAll(collector.kept);
      all.add(collector.shown);
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
        ofLeaf.setScorer(always(matched.score(shown[i])));
        ofLeaf.collect(shown[i] - leaf.docBase);
      }
      ofLeaf.finish();
    }
    return collector;
  }

  private static Scorable always(float score) {
    return new Scorable() {
      @Override
      public float score() {
        return score;
      }
    };
  }

  /** Passes postings without reposts to a collector, and keeps the others. */
  public final class Keeping implements Collector {
    private final C shown;
    private final MatchedReposts kept = new MatchedReposts(reposts);

    private Keeping(C shown) {
      this.shown = shown;
    }

    @Override
    public ScoreMode scoreMode() {
      return shown.scoreMode();
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      return new KeepingOfLeaf(shown.getLeafCollector(context), context.docBase);
    }

    private final class KeepingOfLeaf extends FilterLeafCollector {
      private final int docBase;
      private final boolean scored = scoreMode().needsScores();
      private Scorable scorer = always(0);
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

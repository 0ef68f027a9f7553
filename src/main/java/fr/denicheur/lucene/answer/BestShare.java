package fr.denicheur.lucene.answer;

import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the greatest score of all matches, and stops as soon as one is enough.
 *
 * @param enough the score from which on the search ends
 * @param counted whether a posting of the snapshot counts, by its document number
 */
record BestShare(float enough, IntPredicate counted)
    implements CollectorManager<BestShare.Greatest, Float> {
  @Override
  public Greatest newCollector() {
    return new Greatest();
  }

  @Override
  public Float reduce(Collection<Greatest> collectors) {
    return collectors.stream().map(one -> one.score).max(Float::compare).orElse(0f);
  }

  final class Greatest implements Collector {
    private float score;

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) {
      if (score >= enough) {
        throw new CollectionTerminatedException();
      }
      return new LeafCollector() {
        private @Nullable Scorable scorer;

        @Override
        public void setScorer(Scorable newScorer) {
          scorer = newScorer;
        }

        @Override
        public void collect(int doc) throws IOException {
          if (score < enough && counted.test(context.docBase + doc)) {
            score = Math.max(score, Objects.requireNonNull(scorer).score());
          }
          if (score >= enough) {
            throw new CollectionTerminatedException();
          }
        }
      };
    }
  }
}

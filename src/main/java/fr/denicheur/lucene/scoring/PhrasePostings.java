package fr.denicheur.lucene.scoring;

import java.io.IOException;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/** Reads the documents that hold a phrase, with its frequency in each for a score. */
final class PhrasePostings {
  private PhrasePostings() {}

  /**
   * Reads a segment; this takes as long as ranking by the phrase. An occurrence with words in
   * between counts less.
   */
  static ScoredDocs read(PhraseQuery phrase, LeafReaderContext leaf) throws IOException {
    IndexSearcher searcher = new IndexSearcher(leaf.reader());
    searcher.setQueryCache(null);
    searcher.setSimilarity(new Frequency());
    return ScoredDocs.read(
        searcher
            .createWeight(searcher.rewrite(phrase), ScoreMode.COMPLETE, 1)
            .scorer(searcher.getIndexReader().leaves().getFirst()));
  }

  /** Scores by the frequency alone, so that Lucene's own phrase matching yields it. */
  private static final class Frequency extends Similarity {
    @Override
    public long computeNorm(FieldInvertState state) {
      throw new UnsupportedOperationException("nothing is indexed by frequency");
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics field, TermStatistics... terms) {
      return new SimScorer() {
        @Override
        public float score(float frequency, long norm) {
          return frequency;
        }
      };
    }
  }
}

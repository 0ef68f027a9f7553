package fr.denicheur.lucene.question;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Where a phrase stands in one segment of the index: its documents in order, and how often it
 * stands in each. Documents deleted since count as well, as they do in the postings of a term.
 * Immutable.
 */
final class PhrasePostings {
  /** An object, two arrays, and what a map needs to find them. */
  private static final int OVERHEAD = 128;

  private static final int BYTES_PER_DOCUMENT = Integer.BYTES + Float.BYTES;

  private final int[] docs;
  private final float[] frequencies;
  private final float mostFrequent;

  private PhrasePostings(int[] docs, float[] frequencies) {
    this.docs = docs;
    this.frequencies = frequencies;
    float most = 0;
    for (float frequency : frequencies) {
      most = Math.max(most, frequency);
    }
    this.mostFrequent = most;
  }

  /** Looks through a segment; this takes as long as it would to rank by the phrase. */
  static PhrasePostings read(PhraseQuery phrase, LeafReaderContext leaf) throws IOException {
    IndexSearcher searcher = new IndexSearcher(leaf.reader());
    searcher.setQueryCache(null);
    searcher.setSimilarity(new Frequency());
    Scorer scorer =
        searcher
            .createWeight(searcher.rewrite(phrase), ScoreMode.COMPLETE, 1)
            .scorer(searcher.getIndexReader().leaves().getFirst());
    return scorer == null ? new PhrasePostings(new int[0], new float[0]) : read(scorer);
  }

  private static PhrasePostings read(Scorer scorer) throws IOException {
    int[] docs = new int[16];
    float[] frequencies = new float[16];
    int count = 0;
    DocIdSetIterator matches = scorer.iterator();
    for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; ) {
      if (count == docs.length) {
        docs = Arrays.copyOf(docs, 2 * count);
        frequencies = Arrays.copyOf(frequencies, 2 * count);
      }
      docs[count] = doc;
      frequencies[count++] = scorer.score();
      doc = matches.nextDoc();
    }
    return new PhrasePostings(Arrays.copyOf(docs, count), Arrays.copyOf(frequencies, count));
  }

  /** In how many documents the phrase stands. */
  int size() {
    return docs.length;
  }

  /** Returns one of the documents; they ascend. */
  int doc(int index) {
    return docs[index];
  }

  /** Returns how often the phrase stands there; it counts for less where words stand between. */
  float frequency(int index) {
    return frequencies[index];
  }

  /** Returns the index of the first document from an index on that is at least a target. */
  int indexFrom(int from, int target) {
    int low = from;
    int step = 1;
    while (low + step < docs.length && docs[low + step] < target) { // what is wanted is mostly near
      low += step;
      step *= 2;
    }
    int high = Math.min(docs.length, low + step + 1);
    int found = low < high ? Arrays.binarySearch(docs, low, high, target) : docs.length;
    return found < 0 ? -found - 1 : found;
  }

  /** How often the phrase stands where it stands most often; 0 where it stands nowhere. */
  float mostFrequent() {
    return mostFrequent;
  }

  long bytes() {
    return OVERHEAD + (long) BYTES_PER_DOCUMENT * docs.length;
  }

  /** A score that is the frequency, so that Lucene's own matching says it. */
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

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
 * The documents of one segment that hold a phrase, in order, with its frequency in each. Deleted
 * documents are included, as in the postings of a term. Immutable.
 */
final class PhrasePostings {
  /** Bytes of the object, its two array headers and its map entry. */
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

  /** Reads a segment; this takes as long as ranking by the phrase. */
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

  /** The highest frequency; 0 if no document holds the phrase. */
  float mostFrequent() {
    return mostFrequent;
  }

  long bytes() {
    return OVERHEAD + (long) BYTES_PER_DOCUMENT * docs.length;
  }

  /** Returns an iterator that stands before the first document. */
  Places places() {
    return new Places();
  }

  /** Iterates over the documents that hold the phrase, in order. */
  final class Places extends DocIdSetIterator {
    private int at = -1;

    @Override
    public int docID() {
      return at < 0 ? -1 : at < docs.length ? docs[at] : NO_MORE_DOCS;
    }

    @Override
    public int nextDoc() {
      at++;
      return docID();
    }

    @Override
    public int advance(int target) {
      int low = at + 1;
      int step = 1;
      while (low + step < docs.length && docs[low + step] < target) { // the target is mostly near
        low += step;
        step *= 2;
      }
      int high = Math.min(docs.length, low + step + 1);
      int found = low < high ? Arrays.binarySearch(docs, low, high, target) : docs.length;
      at = found < 0 ? -found - 1 : found;
      return docID();
    }

    @Override
    public long cost() {
      return docs.length;
    }

    /** Returns the frequency in this document; an occurrence with words in between counts less. */
    float frequency() {
      return frequencies[at];
    }
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

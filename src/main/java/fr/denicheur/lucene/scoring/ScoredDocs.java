package fr.denicheur.lucene.scoring;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one segment that match something, in order, with the score of each. Deleted
 * documents are included, as in the postings of a term. Immutable.
 */
final class ScoredDocs {
  static final ScoredDocs NONE = new ScoredDocs(new int[0], new float[0]);

  /** Bytes of the object, its two array headers and a map entry. */
  private static final int OVERHEAD = 128;

  private static final int BYTES_A_DOCUMENT = Integer.BYTES + Float.BYTES;

  private final int[] docs;
  private final float[] scores;
  private final float most;

  /**
   * @param docs in order; kept, not copied
   * @param scores of each, 0 or more
   */
  ScoredDocs(int[] docs, float[] scores) {
    this.docs = docs;
    this.scores = scores;
    float greatest = 0;
    for (float score : scores) {
      greatest = Math.max(greatest, score);
    }
    this.most = greatest;
  }

  /** Reads all that a scorer matches; none if there is none. */
  static ScoredDocs read(@Nullable Scorer scorer) throws IOException {
    if (scorer == null) {
      return NONE;
    }
    DocIdSetIterator matches = scorer.iterator();
    int[] docs = new int[16];
    float[] scores = new float[16];
    int count = 0;
    for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; ) {
      if (count == docs.length) {
        docs = Arrays.copyOf(docs, 2 * count);
        scores = Arrays.copyOf(scores, 2 * count);
      }
      docs[count] = doc;
      scores[count++] = scorer.score();
      doc = matches.nextDoc();
    }
    return count == 0
        ? NONE
        : new ScoredDocs(Arrays.copyOf(docs, count), Arrays.copyOf(scores, count));
  }

  int size() {
    return docs.length;
  }

  /** Returns the document at an index. */
  int doc(int at) {
    return docs[at];
  }

  /** Returns the score of the document at an index. */
  float score(int at) {
    return scores[at];
  }

  /** The highest score; 0 if nothing matches. */
  float most() {
    return most;
  }

  long bytes() {
    return OVERHEAD + (long) BYTES_A_DOCUMENT * docs.length;
  }

  /**
   * Adds the scores from one index to another to those of their documents.
   *
   * @param sums by document, from the document {@code begin} on
   */
  void addTo(double[] sums, int first, int last, int begin) {
    for (int i = first; i < last; i++) {
      sums[docs[i] - begin] += scores[i];
    }
  }

  /**
   * Adds a number to those of the documents from one index to another.
   *
   * @param numbers by document, from the document {@code begin} on
   */
  void addTo(float[] numbers, float number, int first, int last, int begin) {
    for (int i = first; i < last; i++) {
      numbers[docs[i] - begin] += number;
    }
  }

  /** Marks all documents. */
  void markIn(FixedBitSet documents) {
    for (int doc : docs) {
      documents.set(doc);
    }
  }

  /** Returns the first index from another on whose document is not before a target. */
  int from(int start, int target) {
    int low = start;
    int step = 1;
    while (low + step < docs.length && docs[low + step] < target) { // the target is mostly near
      low += step;
      step *= 2;
    }
    int high = Math.min(docs.length, low + step + 1);
    int found = low < high ? Arrays.binarySearch(docs, low, high, target) : -docs.length - 1;
    return found < 0 ? -found - 1 : found;
  }

  /** Returns an iterator that stands before the first document. */
  Places places() {
    return new Places();
  }

  /** Returns a scorer that gives the scores; null if nothing matches. */
  @Nullable Scorer scorer() {
    if (docs.length == 0) {
      return null;
    }
    Places places = places();
    return new DocsScorer(places) {
      @Override
      public float score() {
        return places.score();
      }

      @Override
      public float getMaxScore(int upTo) {
        return most;
      }
    };
  }

  /** Iterates over the documents in order. */
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
      at = from(at + 1, target);
      return docID();
    }

    @Override
    public long cost() {
      return docs.length;
    }

    /** Returns the score of the document. */
    float score() {
      return scores[at];
    }
  }
}

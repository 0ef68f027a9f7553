package fr.denicheur.lucene.question;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * What the postings of one segment cover of a question, added up word by word. Postings are named
 * by their numbers in the segment.
 */
final class Coverage {
  private final float all;
  private final float otherTrade;

  /** The importance of the words that each posting holds. */
  private final float[] covered;

  /** The {@link #bit} of each word that a posting holds. */
  private final int[] held;

  /** The postings that are for the trade that the words name. */
  private final FixedBitSet ofTrade;

  private boolean namesTrade;
  private int words;

  /**
   * Begins without words.
   *
   * @param maxDoc the number of postings
   * @param all the importance of all words of the question
   * @param otherTrade what is left of the share, as an answer, if the posting is for another trade
   */
  Coverage(int maxDoc, float all, float otherTrade) {
    this.all = all;
    this.otherTrade = otherTrade;
    covered = new float[maxDoc];
    held = new int[maxDoc];
    ofTrade = new FixedBitSet(maxDoc);
  }

  /**
   * Adds the next word of the question.
   *
   * @param isTrade whether it names a person's trade; a posting that covers all of it is for that
   */
  void add(Weight word, LeafReaderContext leaf, float importance, boolean isTrade)
      throws IOException {
    int bit = bit(words++);
    namesTrade |= isTrade;
    PartsWeight.each(
        word,
        leaf,
        (doc, share) -> {
          covered[doc] += importance * share;
          held[doc] |= bit;
          if (isTrade && share >= 1) {
            ofTrade.set(doc);
          }
        });
  }

  /** Returns the bit of a word among those that a posting holds; the last is that of all others. */
  private static int bit(int word) {
    return 1 << Math.min(word, Integer.SIZE - 1);
  }

  /** Returns the postings that cover a share of the question as answers; all that hold a word. */
  FixedBitSet reaching(float share) {
    FixedBitSet docs = new FixedBitSet(held.length);
    for (int doc = 0; doc < held.length; doc++) {
      if (held[doc] != 0 && answered(doc) >= share) {
        docs.set(doc);
      }
    }
    return docs;
  }

  /** Returns the share of the question that a posting covers, 0 to 1. */
  float share(int doc) {
    return covered[doc] / all;
  }

  /** Returns the share that counts for an answer: less if the posting is for another trade. */
  float answered(int doc) {
    return namesTrade && !ofTrade.get(doc) ? otherTrade * share(doc) : share(doc);
  }

  /** Whether a posting may hold a word; it does if the question has fewer than 32. */
  boolean mayHold(int doc, int word) {
    return (held[doc] & bit(word)) != 0;
  }
}

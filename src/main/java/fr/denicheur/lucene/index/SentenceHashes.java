package fr.denicheur.lucene.index;

import fr.denicheur.french.Sentences;
import java.util.Arrays;

/** Hashes sentences, so that postings with the same sentence can be found. */
public final class SentenceHashes {
  /** Lines with fewer letters are dates and list items, which are equal by chance. */
  private static final int MIN_LETTERS = 8;

  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private SentenceHashes() {}

  /** Returns the hashes of a text's sentences in order, without too short ones. */
  public static long[] of(String text) {
    int[] bounds = Sentences.boundsOf(text);
    long[] hashes = new long[bounds.length];
    int count = 0;
    for (int i = 1; i < bounds.length; i++) {
      long hash = of(text, bounds[i - 1], bounds[i]);
      if (hash != 0) {
        hashes[count++] = hash;
      }
    }
    return Arrays.copyOf(hashes, count);
  }

  /**
   * Returns the hash of a piece of text by its letters and digits, whatever their case (FNV-1a, 64
   * bits); 0 if it is too short.
   */
  public static long of(String text, int start, int end) {
    long hash = FNV_BASIS;
    int letters = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        hash = (hash ^ Character.toLowerCase(c)) * FNV_PRIME;
        letters++;
      }
    }
    return letters < MIN_LETTERS ? 0 : hash;
  }

  /** The term under which a hash is indexed. */
  public static String term(long hash) {
    return Long.toString(hash, Character.MAX_RADIX);
  }
}

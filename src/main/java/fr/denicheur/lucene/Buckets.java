package fr.denicheur.lucene;

import java.util.Arrays;

/**
 * Entries that are looked up by a key, any number under one; entries are numbered from 0 as they
 * are added. A hash table of plain numbers, for where objects would cost more than the work.
 */
final class Buckets {
  private static final int SPREAD = 0x9e3779b9;

  private final int[] lasts;
  private final int[] keys;
  private final int[] before;
  private final int shift;
  private int size;

  /**
   * Makes an empty table.
   *
   * @param most how many entries it can take
   */
  Buckets(int most) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, most) * 2 - 1);
    lasts = new int[1 << bits];
    Arrays.fill(lasts, -1);
    keys = new int[most];
    before = new int[most];
    shift = Integer.SIZE - bits;
  }

  /** Returns the entry added last under a key; -1 where there is none. */
  int last(int key) {
    return lasts[slot(key)];
  }

  /** Returns the entry added before this one under the same key; -1 where it was the first. */
  int before(int entry) {
    return before[entry];
  }

  /** Adds an entry under a key. */
  void add(int key) {
    int slot = slot(key);
    keys[size] = key;
    before[size] = lasts[slot];
    lasts[slot] = size++;
  }

  private int slot(int key) {
    int slot = (key * SPREAD) >>> shift;
    while (lasts[slot] >= 0 && keys[lasts[slot]] != key) {
      slot = (slot + 1) & (lasts.length - 1);
    }
    return slot;
  }
}

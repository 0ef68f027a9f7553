package fr.denicheur.lucene.repost;

/**
 * Entries that are looked up by a key, any number under one; entries are numbered from 0 as they
 * are added. A hash table of plain numbers, for where objects would cost more than the work.
 */
final class Buckets {
  private static final int SPREAD = 0x9e3779b9;

  /** The key and the entry added last under it, and 1; 0 where no key is: one look for both. */
  private final long[] slots;

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
    slots = new long[1 << bits];
    before = new int[most];
    shift = Integer.SIZE - bits;
  }

  /** Returns the entry added last under a key; -1 where there is none. */
  int last(int key) {
    return entry(slots[slot(key)]);
  }

  /** Returns the entry added before this one under the same key; -1 where it was the first. */
  int before(int entry) {
    return before[entry];
  }

  /** Adds an entry under a key, and returns the one added before; -1 where it is the first. */
  int add(int key) {
    int slot = slot(key);
    int last = entry(slots[slot]);
    before[size] = last;
    slots[slot] = ((long) key << Integer.SIZE) | ++size;
    return last;
  }

  private int slot(int key) {
    int slot = (key * SPREAD) >>> shift;
    while (slots[slot] != 0 && (int) (slots[slot] >>> Integer.SIZE) != key) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private static int entry(long slot) {
    return (int) slot - 1;
  }
}

package fr.denicheur.lucene.repost;

/**
 * A hash table that finds all entries with one key. Entries are numbered from 0 as they are added.
 * Keys and entries are plain numbers, because objects would take longer to make than to compare.
 */
final class Buckets {
  /** Spreads neighbouring keys over the table: 2^32 divided by the golden ratio. */
  private static final int SPREAD = 0x9e3779b9;

  /** Each slot holds a key and, plus 1, the entry added last under it; a free slot holds 0. */
  private final long[] slots;

  private final int[] before;
  private final int shift;
  private int size;

  /**
   * @param most how many entries the table can take
   */
  Buckets(int most) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, most) * 2 - 1);
    slots = new long[1 << bits];
    before = new int[most];
    shift = Integer.SIZE - bits;
  }

  /** Returns the entry added last under a key; -1 if there is none. */
  int last(int key) {
    return entry(slots[slot(key)]);
  }

  /** Returns the entry added before this one under the same key; -1 if this is the first. */
  int before(int entry) {
    return before[entry];
  }

  /** Adds an entry under a key, and returns the entry added before; -1 if it is the first. */
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

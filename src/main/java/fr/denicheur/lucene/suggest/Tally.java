package fr.denicheur.lucene.suggest;

/**
 * The number of postings that hold something.
 *
 * @param all the number of all postings
 * @param open the number of those that a reader may still apply to
 */
record Tally(int all, int open) {
  /** No posting. */
  static final Tally NONE = new Tally(0, 0);

  /**
   * Closed postings that weigh as much as an open one: most of an archive is closed, and a person
   * who types wants to apply. The test {@code openPostingsCountMore} moves with it.
   */
  private static final int OPEN_COUNTS = 10;

  static Tally one(boolean open) {
    return new Tally(1, open ? 1 : 0);
  }

  Tally plus(Tally other) {
    return new Tally(all + other.all, open + other.open);
  }

  /** Returns how popular it is, to be compared with other tallies. */
  int popularity() {
    return all + (OPEN_COUNTS - 1) * open;
  }
}

package fr.denicheur.lucene.suggest;

/**
 * How many postings hold something.
 *
 * @param all how many
 * @param open how many of them candidates may still apply to
 */
record Tally(int all, int open) {
  /** None at all. */
  static final Tally NONE = new Tally(0, 0);

  /**
   * An open posting counts as ten: most of an archive is closed, and who types wants to apply. The
   * test {@code openPostingsCountMore} moves with it.
   */
  private static final int OPEN_COUNTS = 10;

  static Tally one(boolean open) {
    return new Tally(1, open ? 1 : 0);
  }

  Tally plus(Tally other) {
    return new Tally(all + other.all, open + other.open);
  }

  /** How popular it is; only to compare with others. */
  int popularity() {
    return all + (OPEN_COUNTS - 1) * open;
  }
}

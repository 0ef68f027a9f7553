package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.Ranking;

/**
 * A count of postings: of all, and of the open ones.
 *
 * @param all the number of all postings
 * @param open the number of those that a reader can still apply to
 */
public record Tally(int all, int open) {
  /** No posting. */
  static final Tally NONE = new Tally(0, 0);

  static Tally one(boolean open) {
    return new Tally(1, open ? 1 : 0);
  }

  Tally plus(Tally other) {
    return new Tally(all + other.all, open + other.open);
  }

  /** Returns how popular it is, to be compared with other tallies. */
  int popularity() {
    return all + (Ranking.SUGGEST_OPEN_COUNTS - 1) * open;
  }
}

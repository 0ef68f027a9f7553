package fr.denicheur.lucene.suggest;

import org.apache.lucene.util.FixedBitSet;

/**
 * The numbers of the candidates that fit.
 *
 * @param beginning those whose first word fits
 * @param all those of which any word fits
 */
record Matches(FixedBitSet beginning, FixedBitSet all) {
  static Matches none(int candidates) {
    return new Matches(new FixedBitSet(candidates), new FixedBitSet(candidates));
  }

  void add(int candidate, boolean byFirstWord) {
    all.set(candidate);
    if (byFirstWord) {
      beginning.set(candidate);
    }
  }

  /** Keeps only those of which another word fits, too. */
  void keepThoseAlsoIn(Matches other) {
    beginning.and(other.all);
    all.and(other.all);
  }

  /** Returns those that fit by a later word only. */
  FixedBitSet later() {
    FixedBitSet later = all.clone();
    later.andNot(beginning);
    return later;
  }
}

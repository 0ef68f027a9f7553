package fr.denicheur.lucene.suggest;

import org.apache.lucene.util.FixedBitSet;

/**
 * The entries of a {@link SuggestibleIndex} that fit what was typed, as sets of numbers.
 *
 * @param byFirstWord those whose first word fits
 * @param all those of which any word fits
 */
record Fitting(FixedBitSet byFirstWord, FixedBitSet all) {
  static Fitting none(int entries) {
    return new Fitting(new FixedBitSet(entries), new FixedBitSet(entries));
  }

  void add(int number, boolean firstWordFits) {
    all.set(number);
    if (firstWordFits) {
      byFirstWord.set(number);
    }
  }

  /** Keeps only entries that fit another word, too. */
  void keepThoseAlsoIn(Fitting other) {
    byFirstWord.and(other.all);
    all.and(other.all);
  }

  /** Returns the entries that fit by a later word only. */
  FixedBitSet byLaterWord() {
    FixedBitSet later = all.clone();
    later.andNot(byFirstWord);
    return later;
  }
}

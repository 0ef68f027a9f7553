package fr.denicheur.lucene.spelling;

import fr.denicheur.french.Phonetics;
import fr.denicheur.lucene.index.Ranking;
import java.util.Arrays;

/**
 * Measures by how many and which mistakes a typed word differs from a word that may be meant.
 *
 * <p>A misspelt word differs from the word that was meant by a few edits: a letter added, left out,
 * replaced, or swapped with its neighbour. Two kinds of typo are likelier than the rest and cost
 * less: a letter doubled or missing its double, and a spelling that sounds alike. {@link Ranking}
 * holds the costs.
 */
public final class Typo {
  /** The cost of another word. */
  static final double ANOTHER_WORD = Double.MAX_VALUE;

  private final String typed;
  private final String sound;
  private final String undoubled;
  private final long letters;

  /**
   * @param typed the typed word, folded, not empty
   */
  Typo(String typed) {
    this.typed = typed;
    this.sound = Phonetics.key(typed);
    this.undoubled = undoubled(typed);
    this.letters = letters(typed);
  }

  /** Whether a typed word is long enough to be corrected, of letters only, and no acronym. */
  static boolean mayBeIn(String typed) {
    return typed.length() >= Ranking.TYPO_MIN_TYPED
        && typed.chars().allMatch(Character::isLetter)
        && !typed.chars().allMatch(Character::isUpperCase);
  }

  /** Whether a misspelt word may stand for this one. */
  static boolean mayBeMeant(String word) {
    return word.length() >= Ranking.TYPO_MIN_MEANT
        && word.length() <= Ranking.TYPO_MAX_MEANT
        && word.chars().allMatch(Character::isLetter);
  }

  /** Whether a suggestion may differ by an edit from what was typed so far. */
  public static boolean isForgivenIn(String beginning) {
    return beginning.length() >= Ranking.TYPO_MIN_BEGINNING;
  }

  /** Returns the cost of taking the typed word for another, folded one; 1 for each edit. */
  double cost(String meant) {
    int edits = edits(meant);
    return edits > Ranking.TYPO_MAX_EDITS
        ? ANOTHER_WORD
        : cost(meant, edits)
            + (meant.charAt(0) == typed.charAt(0) ? 0 : Ranking.TYPO_OTHER_FIRST_LETTER);
  }

  private double cost(String meant, int edits) {
    if (undoubled(meant).equals(undoubled)) {
      return Ranking.TYPO_DOUBLED_LETTER;
    }
    if (Phonetics.key(meant).equals(sound)) {
      return Ranking.TYPO_SOUNDS_ALIKE;
    }
    return edits == 1 || typed.length() >= Ranking.TYPO_MIN_FOR_TWO_EDITS ? edits : ANOTHER_WORD;
  }

  /**
   * Whether the typed word is probably this folded one and not a word of its own: mistakes happen
   * inside long words, while another ending, another first letter or another short word is meant.
   */
  boolean isLikely(String meant) {
    if (meant.startsWith(typed) || undoubled(meant).equals(undoubled) || hasSameLetters(meant)) {
      return true;
    }
    boolean isInside =
        meant.charAt(0) == typed.charAt(0)
            && meant.charAt(meant.length() - 1) == typed.charAt(typed.length() - 1);
    boolean isAlike = edits(meant) == 1 || Phonetics.key(meant).equals(sound);
    int least = isAlike ? Ranking.TYPO_MIN_LIKELY : Ranking.TYPO_MIN_LIKELY_TWICE;
    return (isInside || Phonetics.key(meant).equals(sound)) && meant.length() >= least;
  }

  private boolean hasSameLetters(String meant) {
    return Arrays.equals(typed.chars().sorted().toArray(), meant.chars().sorted().toArray());
  }

  /** Whether a word with each doubled letter once begins with letters. */
  static boolean beginsUndoubled(String word, String letters) {
    int same = 0;
    for (int i = 0; same < letters.length() && i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        if (word.charAt(i) != letters.charAt(same)) {
          return false;
        }
        same++;
      }
    }
    return same == letters.length();
  }

  /** Returns a word with each doubled letter once. */
  static String undoubled(String word) {
    StringBuilder once = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        once.append(word.charAt(i));
      }
    }
    return once.toString();
  }

  /**
   * Returns the edits to another word, or a number above {@link Ranking#TYPO_MAX_EDITS} for more.
   */
  private int edits(String meant) {
    if (Math.abs(typed.length() - meant.length()) > Ranking.TYPO_MAX_EDITS
        || Long.bitCount(letters ^ letters(meant)) > 2 * Ranking.TYPO_MAX_EDITS) {
      return Ranking.TYPO_MAX_EDITS + 1;
    }
    int[] beforeLast = new int[meant.length() + 1];
    int[] last = new int[meant.length() + 1];
    for (int j = 0; j <= meant.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= typed.length(); i++) {
      int[] row = new int[meant.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= meant.length(); j++) {
        row[j] = step(meant, i, j, beforeLast, last, row);
        least = Math.min(least, row[j]);
      }
      if (least > Ranking.TYPO_MAX_EDITS) {
        return Ranking.TYPO_MAX_EDITS + 1;
      }
      beforeLast = last;
      last = row;
    }
    return last[meant.length()];
  }

  /** Returns a bit for each letter of a word; an edit changes two at most. */
  private static long letters(String word) {
    long letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1L << word.charAt(i); // the lowest six bits of a letter tell its bit
    }
    return letters;
  }

  /** Optimal string alignment: no letter is edited twice. */
  private int step(String meant, int i, int j, int[] beforeLast, int[] last, int[] row) {
    int same = typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
    int best = Math.min(last[j - 1] + same, Math.min(last[j], row[j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == meant.charAt(j - 2)
            && typed.charAt(i - 2) == meant.charAt(j - 1);
    return swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
  }
}

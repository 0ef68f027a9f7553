package fr.denicheur.lucene.repost;

import fr.denicheur.french.Folding;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A fingerprint of a text that estimates which share of two texts is the same: their runs of five
 * words in common, divided by all their runs (Jaccard). Case, accents, punctuation and letters that
 * stand alone do not matter, nor whether a word is split at the end of a line, as in texts of a
 * PDF.
 *
 * <p>This is MinHash (Broder, 1997): each row puts all runs in another order and keeps the first,
 * which is the same in two texts as often as their share says. Only a byte of it is kept (b-bit
 * minwise hashing; Li and König, 2010). With {@value #ROWS} rows an estimate is off by 0.02 as a
 * rule, and by more than 0.06 once in some hundred pairs; {@code anEstimateIsNearTheExactShare}
 * tests it.
 */
public final class Signature {
  /** Bytes of a signature. */
  static final int ROWS = 512;

  /**
   * Two texts are compared if they agree in all rows of a band: of texts with a share of 0.8, all
   * but 3 in 1,000 do; of texts with a share of 0.2, 1 in 10,000 does. Wider bands miss more of the
   * first. Narrower bands compare more of the second, and their number grows with the square of the
   * postings: with 5 rows a band instead of 8, 100,000 generated postings took 30 times as long.
   */
  static final int BANDS = 32;

  private static final int ROWS_OF_A_BAND = 8;

  /**
   * Words of a run: shorter ones are shared by chance, and each changed word spoils a longer one.
   */
  private static final int RUN = 5;

  /** Signs that join the parts of a compound, of inclusive writing, or of a word split in two. */
  private static final String HYPHENS = "-·\u00AD";

  /** The most spaces behind a hyphen at the end of a line. */
  private static final int MOST_SPACES = 20;

  /** The share of rows that two bytes agree in by chance. */
  private static final double CHANCE = 1.0 / 256;

  /** Spreads numbers over all numbers: 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private static final int[] FACTORS = new int[ROWS];
  private static final int[] SHIFTS = new int[ROWS];

  static {
    for (int row = 0; row < ROWS; row++) {
      FACTORS[row] = mixed(2L * row + 1) | 1; // odd, so that no two runs fall together
      SHIFTS[row] = mixed(2L * row + 2);
    }
  }

  private final byte[] rows;

  private Signature(byte[] rows) {
    this.rows = rows;
  }

  /** Returns the signature of a text; empty if the text has fewer than five words. */
  static Optional<Signature> of(String text) {
    int[] runs = runs(words(text));
    if (runs.length == 0) {
      return Optional.empty();
    }
    int[] first = new int[ROWS];
    Arrays.fill(first, Integer.MAX_VALUE);
    for (int run : runs) {
      for (int row = 0; row < ROWS; row++) {
        first[row] = Math.min(first[row], run * FACTORS[row] + SHIFTS[row]);
      }
    }
    byte[] rows = new byte[ROWS];
    for (int row = 0; row < ROWS; row++) {
      rows[row] = (byte) first[row];
    }
    return Optional.of(new Signature(rows));
  }

  /** Returns a number for each word, the same for the same letters in any case and accents. */
  private static int[] words(String text) {
    String folded = Folding.fold(text);
    int[] words = new int[folded.length() / 2 + 1];
    int count = 0;
    int at = 0;
    while (at < folded.length()) {
      int start = at;
      int word = 0;
      for (int c = letter(folded, at); c >= 0; c = letter(folded, at)) {
        word =
            c > Character.MAX_VALUE
                ? 31 * (31 * word + Character.highSurrogate(c)) + Character.lowSurrogate(c)
                : 31 * word + c;
        at = behindHyphen(folded, at + Character.charCount(c));
      }
      if (at > start && !isLone(folded, start, at)) {
        words[count++] = word;
      }
      at++;
    }
    return Arrays.copyOf(words, count);
  }

  /** Returns the letter or digit at a place; -1 if there is none. */
  private static int letter(String text, int at) {
    int c = at < text.length() ? text.codePointAt(at) : ' ';
    return Character.isLetterOrDigit(c) || isOtherNumber(c) ? c : -1;
  }

  private static boolean isOtherNumber(int c) {
    int type = c < 0x80 ? Character.SPACE_SEPARATOR : Character.getType(c);
    return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
  }

  /** Returns the offset at which a word goes on behind a hyphen; the same if there is no hyphen. */
  private static int behindHyphen(String text, int at) {
    if (at == text.length()
        || HYPHENS.indexOf(text.charAt(at)) < 0
        || !Character.isLetter(text.codePointBefore(at))) {
      return at;
    }
    int next = at + 1;
    while (next <= at + MOST_SPACES && isSpace(text, next)) {
      next++;
    }
    boolean goesOn =
        next < text.length()
            && Character.getType(text.codePointAt(next)) == Character.LOWERCASE_LETTER;
    return goesOn ? next : at;
  }

  /**
   * Whether a word is a letter between spaces: a bullet of a word processor ("o", "v", "Ø"), or "à"
   * and the like.
   */
  private static boolean isLone(String text, int start, int end) {
    return text.codePointCount(start, end) == 1
        && Character.isLetter(text.codePointAt(start))
        && (start == 0 || isSpace(text, start - 1))
        && isSpace(text, end);
  }

  /** Whether there is a space or the end of a line. */
  private static boolean isSpace(String text, int at) {
    return at < text.length() && " \t\n\u000B\f\r".indexOf(text.charAt(at)) >= 0;
  }

  /** Returns a number for each run of words, in order. */
  private static int[] runs(int[] words) {
    int[] runs = new int[Math.max(0, words.length - RUN + 1)];
    for (int i = 0; i < runs.length; i++) {
      long run = 0;
      for (int j = i; j < i + RUN; j++) {
        run = (run + words[j]) * SPREAD;
        run ^= run >>> 29;
      }
      runs[i] = (int) (run >>> 32);
    }
    return runs;
  }

  /** Returns the signature that gave these bytes; the caller must not change them any more. */
  static Signature of(byte[] bytes) {
    if (bytes.length != ROWS) {
      throw new IllegalArgumentException(
          "a signature must have " + ROWS + " bytes; got " + bytes.length);
    }
    return new Signature(bytes);
  }

  /** The {@value #ROWS} bytes to keep. */
  byte[] bytes() {
    return rows;
  }

  /** Returns the estimated share of runs in common with another text, 0 to 1. */
  public double share(Signature other) {
    int same = 0;
    for (int row = 0; row < ROWS; row++) {
      same += rows[row] == other.rows[row] ? 1 : 0;
    }
    return Math.max(0, ((double) same / ROWS - CHANCE) / (1 - CHANCE));
  }

  /**
   * Returns a number that is the same in texts that agree in a band.
   *
   * @param band 0 to {@value #BANDS} - 1
   */
  int band(int band) {
    return band(ByteBuffer.wrap(rows), band);
  }

  /** Does the same for the bytes of a signature, the first of a buffer. */
  static int band(ByteBuffer bytes, int band) {
    return mixed(bytes.getLong(band * ROWS_OF_A_BAND));
  }

  /** Spreads numbers over all numbers (SplitMix64). */
  private static int mixed(long number) {
    long mixed = number * SPREAD;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return (int) (mixed ^ (mixed >>> 31));
  }
}

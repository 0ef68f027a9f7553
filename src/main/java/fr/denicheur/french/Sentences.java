package fr.denicheur.french;

import java.util.stream.IntStream;

/**
 * Divides a text into sentences, for excerpts and for the comparison of postings.
 *
 * <p>A sentence never goes on after the end of its line. Inside a line, a sentence ends after
 * {@code .}, {@code !}, {@code ?} or {@code …} if a space and a beginning follow: {@code
 * beta.gouv.fr aide} is one sentence. A sentence longer than {@value #MAX_LENGTH} characters is cut
 * after its last clause, or else at its last space, so that an excerpt stays short; a text without
 * spaces is cut every {@value #MAX_WORD} characters. The search takes one pass, in time
 * proportional to the length of the text.
 */
public final class Sentences {
  /** Three lines of a phone's screen hold about this many characters. */
  public static final int MAX_LENGTH = 240;

  /** A cut before this many characters would leave a piece too short to read. */
  private static final int MIN_LENGTH = 80;

  /** Addresses are shorter; a longer run of characters without a space is cut anywhere. */
  static final int MAX_WORD = 1_000;

  private static final String ENDS = ".!?…";
  private static final String CLAUSE_ENDS = ",;:–—)";

  private final String text;
  private final IntStream.Builder bounds = IntStream.builder();

  private Sentences(String text) {
    this.text = text;
  }

  /**
   * Returns the offsets at which sentences begin, and the length of the text.
   *
   * @return rising, from 0 to the length; {@code {0}} for an empty text
   */
  public static int[] boundsOf(String text) {
    Sentences sentences = new Sentences(text);
    sentences.scan();
    return sentences.bounds.build().toArray();
  }

  private void scan() {
    bounds.add(0);
    int start = 0;
    int clause = 0;
    int space = 0;
    for (int i = 1; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i - 1))) {
        if (i - Math.max(start, space) >= MAX_WORD && !Character.isLowSurrogate(text.charAt(i))) {
          start = cutAt(i);
        }
        continue;
      }
      if (text.charAt(i - 1) == '\n' || endsSentence(i - 1)) {
        start = cutAt(i);
      } else if (i - start > MAX_LENGTH && Math.max(clause, space) > start) {
        start = cutAt(clause > start + MIN_LENGTH ? clause : space);
      }
      clause = i > 1 && CLAUSE_ENDS.indexOf(text.charAt(i - 2)) >= 0 ? i : clause;
      space = i;
    }
    if (!text.isEmpty()) {
      bounds.add(text.length());
    }
  }

  private int cutAt(int offset) {
    bounds.add(offset);
    return offset;
  }

  /** Whether the space at an offset is between two sentences. */
  private boolean endsSentence(int space) {
    if (space < 3 || ENDS.indexOf(text.charAt(space - 1)) < 0) {
      return false;
    }
    int next = space + 1;
    return next < text.length() && beginsSentence(text.charAt(next)) && !isInitial(space - 1);
  }

  private static boolean beginsSentence(char c) {
    return Character.isUpperCase(c) || Character.isDigit(c) || "«\"“•-–—(".indexOf(c) >= 0;
  }

  /** "M. Martin" and "J. Dupont" are not two sentences each. */
  private boolean isInitial(int dot) {
    return text.charAt(dot) == '.'
        && Character.isUpperCase(text.charAt(dot - 1))
        && Character.isWhitespace(text.charAt(dot - 2));
  }
}

package fr.denicheur.lucene.spelling;

import fr.denicheur.french.Folding;

/**
 * A word as postings write it.
 *
 * @param folded in lower case, without accents
 * @param text with its accents and endings
 * @param postings about how many postings write it so; a posting that writes it in its title and in
 *     its text counts twice
 */
public record WrittenWord(String folded, String text, int postings) {
  /** Longer words are file names, or two words that lost the space between them. */
  private static final int MAX_LENGTH = 40;

  public static WrittenWord of(String text, int postings) {
    String folded = Folding.fold(text);
    return new WrittenWord(folded.equals(text) ? text : folded, text, postings);
  }

  /** Returns this spelling for its own postings and those of another spelling. */
  WrittenWord plus(WrittenWord other) {
    return new WrittenWord(folded, text, postings + other.postings);
  }

  /**
   * Whether a term of the index is a word. Numbers, words that begin with a digit, single letters
   * and the addresses of people are none; {@code .net} and {@code c++} are words.
   */
  public static boolean isWord(String term) {
    return term.length() > 1
        && term.length() <= MAX_LENGTH
        && (Character.isLetter(term.charAt(0)) || term.charAt(0) == '.')
        && term.indexOf('@') < 0
        && term.indexOf('_') < 0;
  }
}

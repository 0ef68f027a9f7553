package fr.denicheur.french;

/**
 * A word found in a chunk of text.
 *
 * @param text its characters as written
 * @param start offset of its first character in the text
 * @param end offset after its last character
 * @param kind what it is
 * @param beside whether it stands at the position of the word before it
 */
record Word(String text, int start, int end, Kind kind, boolean beside) {
  enum Kind {
    PLAIN,
    /** To be kept as it is: {@code C++}. */
    TECHNICAL,
    /**
     * The joined form of the words that follow: {@code fullstack} before {@code full}, {@code
     * stack}.
     */
    COMPOUND
  }
}

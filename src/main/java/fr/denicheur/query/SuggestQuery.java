package fr.denicheur.query;

/**
 * Asks an engine to complete the text that a person types into the search box.
 *
 * @param typed the text in the search box so far, at most {@value #MAX_LENGTH} characters; empty
 *     asks for popular suggestions
 * @param size suggestions wanted, 1 to {@value #MAX_SIZE}
 */
public record SuggestQuery(String typed, int size) {
  /** The longest suggestion, in characters; longer texts are refused. */
  public static final int MAX_LENGTH = 100;

  /** The most suggestions. A person who is typing reads no more. */
  public static final int MAX_SIZE = 20;

  /** Number of suggestions if the client sets none. */
  public static final int DEFAULT_SIZE = 8;

  public SuggestQuery {
    if (typed.length() > MAX_LENGTH) {
      throw new InvalidQueryException(
          "q", "q must have at most " + MAX_LENGTH + " characters; got " + typed.length());
    }
    if (size < 1 || size > MAX_SIZE) {
      throw new InvalidQueryException(
          "size", "size must be between 1 and " + MAX_SIZE + "; got " + size);
    }
  }
}

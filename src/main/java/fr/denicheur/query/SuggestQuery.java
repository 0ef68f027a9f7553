package fr.denicheur.query;

/**
 * Asks what a person may be about to type.
 *
 * @param typed what stands in the search box so far, at most {@value #MAX_LENGTH} characters; empty
 *     asks for what is popular
 * @param size suggestions wanted, 1 to {@value #MAX_SIZE}
 */
public record SuggestQuery(String typed, int size) {
  /** The most characters; people pick a suggestion earlier, and longer ones are never made. */
  public static final int MAX_LENGTH = 100;

  /** The most suggestions; a person who is typing does not read more. */
  public static final int MAX_SIZE = 20;

  /** The number of suggestions if the client names none. */
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

  /** Asks for the usual number of suggestions. */
  public static SuggestQuery of(String typed) {
    return new SuggestQuery(typed, DEFAULT_SIZE);
  }
}

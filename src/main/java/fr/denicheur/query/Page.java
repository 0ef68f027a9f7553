package fr.denicheur.query;

/**
 * The part of a ranked answer that a client asks for.
 *
 * @param number 1 for the first page
 * @param size hits on a page, 0 to {@value #MAX_SIZE}; 0 asks for the counts alone
 */
public record Page(int number, int size) {
  /** The most hits on a page. No person reads more excerpts at once. */
  public static final int MAX_SIZE = 100;

  /** The deepest rank, in hits. Memory grows with the rank, and no person reads so far. */
  public static final int MAX_WINDOW = 10_000;

  /** The page of a client that asks for none. */
  public static final Page FIRST = new Page(1, 10);

  public Page {
    if (size < 0 || size > MAX_SIZE) {
      throw new InvalidQueryException(
          "size", "size must be between 0 and " + MAX_SIZE + "; got " + size);
    }
    int last = MAX_WINDOW / Math.max(1, size);
    if (number < 1 || number > last) {
      throw new InvalidQueryException(
          "page", "page must be between 1 and " + last + " for size " + size + "; got " + number);
    }
  }

  /** Rank of the first hit of this page, from 0. */
  public int from() {
    return (number - 1) * size;
  }

  /** Rank after the last hit of this page: how many hits must be ranked. */
  public int to() {
    return number * size;
  }
}

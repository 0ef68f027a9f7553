package fr.denicheur.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/**
 * Tokens of our French analysis as a text that stock filters of OpenSearch read back: a chunk for
 * each position, spaces between them. {@link Mapping} declares the analyzers.
 *
 * <p>Signs that no posting holds, because reading drops control characters, stand between the
 * tokens of one position and for a position without a token.
 */
final class EncodedTokens {
  /** Between tokens at one position. */
  static final char STACKED = '\u0001';

  /** A position without a token. */
  static final String GAP = "\u0002";

  /** Between a token and how often it counts. */
  static final char COUNT = '\u0003';

  private final StringBuilder encoded = new StringBuilder();

  /**
   * Adds the tokens of a stream, and closes it.
   *
   * @param observer is called with each term
   */
  void add(TokenStream stream, Consumer<CharTermAttribute> observer) {
    CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
    eachToken(
        stream,
        () -> {
          observer.accept(term);
          add(term, step.getPositionIncrement());
        });
  }

  /** Adds the tokens of a stream with how often each counts, and closes it. */
  void addCounted(TokenStream stream) {
    CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    TermFrequencyAttribute count = stream.addAttribute(TermFrequencyAttribute.class);
    eachToken(
        stream,
        () -> encoded.append(term).append(COUNT).append(count.getTermFrequency()).append(' '));
  }

  private static void eachToken(TokenStream stream, Runnable visitor) {
    try (stream) {
      stream.reset();
      while (stream.incrementToken()) {
        visitor.run();
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a token.
   *
   * @param step its distance from the token before: 0 at the same position, 1 at the next
   */
  void add(CharSequence term, int step) {
    if (step == 0 && !encoded.isEmpty()) {
      encoded.setCharAt(encoded.length() - 1, STACKED);
    }
    for (int gap = 1; gap < step; gap++) {
      encoded.append(GAP).append(' ');
    }
    encoded.append(term).append(' ');
  }

  @Override
  public String toString() {
    return encoded.toString().stripTrailing();
  }
}

package fr.denicheur.french;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * A term that an analyzer finds in a text, and its place in the text.
 *
 * @param term the term
 * @param start offset of its first character in the text
 * @param end offset after its last character
 * @param increment how many positions it stands after the token before it; 0 if both share one
 *     position, 2 or more if stop words stood between them
 */
public record Token(String term, int start, int end, int increment) {
  /**
   * Returns all tokens of a text, in order.
   *
   * @param field the field whose chain is run, if the analyzer has a chain for each field
   */
  public static List<Token> of(Analyzer analyzer, String field, String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute position = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        int increment = position.getPositionIncrement();
        tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), increment));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot analyse '" + text + "'", e);
    }
    return tokens;
  }

  /**
   * Returns the tokens of a text, without those that begin inside the token before: of a compound,
   * only the joined form is kept; of an inclusive form, only its first word.
   */
  public static List<Token> whole(Analyzer analyzer, String field, String text) {
    List<Token> whole = new ArrayList<>();
    for (Token token : of(analyzer, field, text)) {
      if (whole.isEmpty() || token.start() >= whole.getLast().end()) {
        whole.add(token);
      }
    }
    return whole;
  }
}

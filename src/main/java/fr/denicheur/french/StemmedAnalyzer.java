package fr.denicheur.french;

import java.io.Reader;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Analyzes French text into stems, so that {@code Développeurs} matches {@code developpeur}.
 *
 * <p>Accents are removed before stemming, so that words typed without them have the same stem.
 */
public final class StemmedAnalyzer extends Analyzer {
  /** Function words that say nothing about a posting. */
  static final CharArraySet STOP_WORDS =
      WordFile.beside(StemmedAnalyzer.class, "stop-words.txt").folded();

  /** Product names and terms of the trade that look like inflected French words and are not. */
  static final CharArraySet NAMES = WordFile.beside(StemmedAnalyzer.class, "names.txt").folded();

  private static final Analyzer SHARED = new StemmedAnalyzer();

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer chunks = Chunk.tokenizer();
    return new TokenStreamComponents(chunks, new WordFilter(chunks, true));
  }

  @Override
  protected Reader initReader(String fieldName, Reader text) {
    return SpacedWords.reader(text);
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(in));
  }

  /** Returns the stems of a text's words in order; a compound gives the stem of its joined form. */
  public static List<String> stems(String text) {
    List<Token> tokens =
        ChunkWords.isPlain(text) ? ChunkWords.of(text).stems() : Token.whole(SHARED, "", text);
    return tokens.stream().map(Token::term).toList();
  }
}

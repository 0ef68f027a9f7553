package fr.denicheur.french;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;

/**
 * The chain that lets the forms of a word meet: {@code Développeurs}, {@code developpeur}.
 *
 * <p>Accents go before stemming, so that words typed without them have the same stem.
 */
public final class StemmedAnalyzer extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer chunks = new ChunkTokenizer();
    TokenStream words = new WordSplitFilter(chunks);
    return new TokenStreamComponents(chunks, stemmed(folded(words)));
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return folded(in);
  }

  private static TokenStream folded(TokenStream words) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(words));
  }

  private static TokenStream stemmed(TokenStream words) {
    TokenStream meaningful = new StopFilter(words, WordList.STOP_WORDS);
    TokenStream marked = new SetKeywordMarkerFilter(meaningful, WordList.NAMES);
    return new RemoveDuplicatesTokenFilter(new InflectionFilter(marked));
  }
}

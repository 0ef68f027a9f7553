package fr.denicheur.french;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;

/** The chain that keeps a word as it is written, but for its case: accents, endings, stop words. */
public final class ExactAnalyzer extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer chunks = new ChunkTokenizer();
    return new TokenStreamComponents(chunks, new LowerCaseFilter(new WordSplitFilter(chunks)));
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new LowerCaseFilter(in);
  }
}

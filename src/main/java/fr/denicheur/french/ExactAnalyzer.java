package fr.denicheur.french;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;

/** Analyzes French text into words in lower case; keeps accents, endings and stop words. */
public final class ExactAnalyzer extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer chunks = Chunk.tokenizer();
    return new TokenStreamComponents(chunks, new WordFilter(chunks, false));
  }

  @Override
  protected Reader initReader(String fieldName, Reader text) {
    return SpacedWords.reader(text);
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new LowerCaseFilter(in);
  }
}

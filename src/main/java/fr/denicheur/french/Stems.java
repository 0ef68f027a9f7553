package fr.denicheur.french;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The stems of a few words, outside of any index. */
public final class Stems {
  private static final Analyzer ANALYZER = new StemmedAnalyzer();

  private Stems() {}

  /** Returns the stems of a text's words in order; of a compound, its joined form alone. */
  public static List<String> of(String text) {
    List<String> stems = new ArrayList<>();
    try (TokenStream tokens = ANALYZER.tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
      int end = -1;
      tokens.reset();
      while (tokens.incrementToken()) {
        if (offset.startOffset() >= end) {
          stems.add(term.toString());
          end = offset.endOffset();
        }
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot analyse '" + text + "'", e);
    }
    return stems;
  }
}

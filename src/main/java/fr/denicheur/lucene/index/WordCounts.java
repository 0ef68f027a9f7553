package fr.denicheur.lucene.index;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * Counts the words of a posting over all its fields, each by the weight of the field in which it
 * stands, and writes them into {@link IndexField#WORDS}.
 *
 * <p>So a word is looked for in all fields as if they were one (BM25F: Robertson, Zaragoza and
 * Taylor, "Simple BM25 Extension to Multiple Weighted Fields", 2004) by a single term, as fast as
 * in one field. Lucene's {@code CombinedFieldQuery} finds and scores the same by a term for each
 * field, and takes many times as long.
 *
 * <p>Lucene analyses each text once: the counts are taken from the words that it indexes.
 */
final class WordCounts {
  /** A word in a field of weight 1 counts so often: counts are whole numbers, weights are not. */
  static final int UNIT = 4;

  private static final FieldType COUNTED = new FieldType();

  static {
    COUNTED.setTokenized(true);
    COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    COUNTED.freeze();
  }

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /**
   * Returns a field whose words are counted when Lucene indexes it.
   *
   * @param weight 0 or more
   */
  Field counted(IndexField field, String text, FieldType type, float weight) {
    int each = Math.round(weight * UNIT);
    return new Field(field.id(), text, type) {
      @Override
      public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
        return new Counting(super.tokenStream(analyzer, reuse), each);
      }
    };
  }

  /** Returns the field of the counts; it must stand behind all counted fields in the document. */
  Field all() {
    return new Field(IndexField.WORDS.id(), "", COUNTED) {
      @Override
      public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
        return new Counts();
      }
    };
  }

  private final class Counting extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final int each;

    Counting(TokenStream words, int each) {
      super(words);
      this.each = each;
    }

    @Override
    public boolean incrementToken() throws IOException {
      boolean isWord = input.incrementToken();
      if (isWord && each > 0) {
        counts.merge(term.toString(), each, Integer::sum);
      }
      return isWord;
    }
  }

  private final class Counts extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute count = addAttribute(TermFrequencyAttribute.class);
    private final Iterator<Map.Entry<String, Integer>> rest = counts.entrySet().iterator();

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!rest.hasNext()) {
        return false;
      }
      Map.Entry<String, Integer> next = rest.next();
      term.append(next.getKey());
      count.setTermFrequency(next.getValue());
      return true;
    }
  }
}

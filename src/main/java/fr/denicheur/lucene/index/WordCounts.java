package fr.denicheur.lucene.index;

import fr.denicheur.french.AnalyzedText;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
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
   * Counts the words of a text.
   *
   * @param weight that of the field in which it stands, 0 or more
   */
  void add(AnalyzedText text, float weight) {
    int each = Math.round(weight * UNIT);
    if (each > 0) {
      text.eachStem(stem -> counts.merge(stem, each, Integer::sum));
    }
  }

  /** Returns the field of what was counted so far. */
  Field all() {
    return new Field(IndexField.WORDS.id(), new Counts(), COUNTED);
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

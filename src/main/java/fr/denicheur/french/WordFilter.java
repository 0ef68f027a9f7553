package fr.denicheur.french;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Replaces each chunk by its words. */
final class WordFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final ChunkEmitter words;

  /**
   * @param isStemmed whether words are stems, without stop words, or as written
   */
  WordFilter(TokenStream chunks, boolean isStemmed) {
    super(chunks);
    this.words = new ChunkEmitter(this, isStemmed);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (!words.hasNext()) {
      if (!input.incrementToken()) {
        return false;
      }
      words.begin(ChunkWords.of(term.buffer(), term.length()), offset.startOffset());
    }
    clearAttributes();
    words.emit();
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    words.reset();
  }

  @Override
  public void end() throws IOException {
    super.end();
    words.end();
  }
}

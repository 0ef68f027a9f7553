package fr.denicheur.french;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Replaces each chunk by its words. Offsets always point into the original text. */
final class WordFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);

  private final boolean isStemmed;
  private List<Token> words = List.of();
  private int next;

  /** Offset of the chunk in the text. */
  private int start;

  /** Positions of stop words since the last word. */
  private int skipped;

  /** Positions of stop words behind the last word of the chunk. */
  private int behind;

  /**
   * @param isStemmed whether words are stems, without stop words, or as written
   */
  WordFilter(TokenStream chunks, boolean isStemmed) {
    super(chunks);
    this.isStemmed = isStemmed;
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (next == words.size()) {
      skipped += behind;
      behind = 0;
      if (!input.incrementToken()) {
        return false;
      }
      start = offset.startOffset();
      ChunkWords chunk = ChunkWords.of(term.buffer(), term.length());
      words = isStemmed ? chunk.stems() : chunk.written();
      behind = isStemmed ? chunk.behind() : 0;
      next = 0;
    }
    emit(words.get(next++));
    return true;
  }

  private void emit(Token word) {
    clearAttributes();
    term.setEmpty().append(word.term());
    offset.setOffset(start + word.start(), start + word.end());
    increment.setPositionIncrement(word.increment() + skipped);
    skipped = 0;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    words = List.of();
    next = 0;
    skipped = 0;
    behind = 0;
  }

  @Override
  public void end() throws IOException {
    super.end();
    increment.setPositionIncrement(increment.getPositionIncrement() + skipped);
  }
}

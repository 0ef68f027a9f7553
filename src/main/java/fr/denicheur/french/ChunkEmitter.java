package fr.denicheur.french;

import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;

/**
 * Writes the words of one chunk after the other into the attributes of a token stream. Offsets
 * always point into the original text.
 */
final class ChunkEmitter {
  private final CharTermAttribute term;
  private final OffsetAttribute offset;
  private final PositionIncrementAttribute increment;
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
   * @param stream gets the attributes, if it does not have them
   * @param isStemmed whether words are stems, without stop words, or as written
   */
  ChunkEmitter(AttributeSource stream, boolean isStemmed) {
    this.term = stream.addAttribute(CharTermAttribute.class);
    this.offset = stream.addAttribute(OffsetAttribute.class);
    this.increment = stream.addAttribute(PositionIncrementAttribute.class);
    this.isStemmed = isStemmed;
  }

  /** Forgets the text before. */
  void reset() {
    words = List.of();
    next = 0;
    skipped = 0;
    behind = 0;
  }

  /** Whether the chunk has another word. */
  boolean hasNext() {
    return next < words.size();
  }

  /**
   * Goes on to another chunk.
   *
   * @param at its offset in the text
   */
  void begin(ChunkWords chunk, int at) {
    start = at;
    skipped += behind;
    words = isStemmed ? chunk.stems() : chunk.written();
    behind = isStemmed ? chunk.behind() : 0;
    next = 0;
  }

  /** Writes the next word. */
  void emit() {
    Token word = words.get(next++);
    term.setEmpty().append(word.term());
    offset.setOffset(start + word.start(), start + word.end());
    increment.setPositionIncrement(word.increment() + skipped);
    skipped = 0;
  }

  /** Adds the stop words behind the last word to the positions at the end of the text. */
  void end() {
    increment.setPositionIncrement(increment.getPositionIncrement() + skipped + behind);
  }
}

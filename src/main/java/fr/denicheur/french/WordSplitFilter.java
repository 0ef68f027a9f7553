package fr.denicheur.french;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Cuts the chunks of {@link ChunkTokenizer} into words.
 *
 * <ul>
 *   <li>a technical word stays whole and is marked as a keyword, so that it is not stemmed;
 *   <li>an elided article goes: {@code l’État} is {@code État}, and only that is highlighted;
 *   <li>a compound is indexed joined and in parts: {@code full-stack} is {@code fullstack} (of type
 *       {@link #COMPOUND}) and, from the same position on, {@code full}, {@code stack};
 *   <li>accents are composed (NFC), every apostrophe becomes {@code '}, invisible characters go.
 * </ul>
 *
 * Offsets stay those of the text, whatever is changed in a word.
 */
final class WordSplitFilter extends TokenFilter {
  /** Type of the joined form of a compound; its parts follow, the first at the same position. */
  static final String COMPOUND = "compound";

  /** Below this, letters are composed and no character is invisible but the soft hyphen. */
  private static final int LATIN_END = 0x250;

  private static final char SOFT_HYPHEN = '\u00ad';

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

  private final Deque<Word> pending = new ArrayDeque<>();

  WordSplitFilter(TokenStream chunks) {
    super(chunks);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (pending.isEmpty()) {
      if (!input.incrementToken()) {
        return false;
      }
      if (isPlain(term.buffer(), term.length())) {
        return true; // most chunks are one word, and pass as they are
      }
      new Chunk(term.toString(), offset.startOffset(), pending::add).split();
    }
    emit(pending.remove());
    return true;
  }

  /** Whether there are only letters and digits in their composed form. */
  private static boolean isPlain(char[] chars, int length) {
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (c >= LATIN_END || !Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending.clear();
  }

  private void emit(Word word) {
    clearAttributes();
    term.setEmpty().append(plain(word.text()));
    offset.setOffset(word.start(), word.end());
    increment.setPositionIncrement(word.beside() ? 0 : 1);
    type.setType(word.kind() == Word.Kind.COMPOUND ? COMPOUND : TypeAttribute.DEFAULT_TYPE);
    keyword.setKeyword(word.kind() == Word.Kind.TECHNICAL);
  }

  /** Writes a word with its plainest characters; most words are plain already. */
  private static String plain(String word) {
    if (word.chars().allMatch(c -> c < LATIN_END && c != SOFT_HYPHEN)) {
      return word;
    }
    StringBuilder kept = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Elision.isApostrophe(c)) {
        kept.append('\'');
      } else if (Character.getType(c) != Character.FORMAT) {
        kept.append(c);
      }
    }
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }
}

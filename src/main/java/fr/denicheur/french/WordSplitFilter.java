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

/**
 * Cuts chunks into words.
 *
 * <ul>
 *   <li>A technical word stays whole and is marked as a keyword, so that it is not stemmed.
 *   <li>An elided article is dropped: {@code l’État} gives {@code État}, and only that is
 *       highlighted.
 *   <li>A compound is indexed joined and in parts: {@code full-stack} gives {@code fullstack} and,
 *       from the same position on, {@code full}, {@code stack}.
 *   <li>Accents are composed (NFC), every apostrophe becomes {@code '}, invisible characters are
 *       dropped.
 * </ul>
 *
 * Offsets always point into the original text.
 */
final class WordSplitFilter extends TokenFilter {
  /** Below this, letters are composed and no character is invisible except the soft hyphen. */
  private static final int LATIN_END = 0x250;

  private static final char SOFT_HYPHEN = '\u00ad';

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

  private final Deque<Token> pending = new ArrayDeque<>();

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
      pending.addAll(Chunk.words(term.toString(), offset.startOffset()));
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

  private void emit(Token word) {
    clearAttributes();
    term.setEmpty().append(plain(word.term()));
    offset.setOffset(word.start(), word.end());
    increment.setPositionIncrement(word.increment());
    keyword.setKeyword(Chunk.isTechnical(word.term()));
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

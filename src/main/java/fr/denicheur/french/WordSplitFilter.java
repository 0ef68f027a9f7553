package fr.denicheur.french;

import java.io.IOException;
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
 *       highlighted. Inside a word the apostrophe is: {@code aujourd’hui} gives {@code aujourdhui}.
 *   <li>A compound is indexed joined and in parts: {@code full-stack} gives {@code fullstack} and,
 *       from the same position on, {@code full}, {@code stack}. So is a name with a number ({@code
 *       Python3}) and a number with a unit ({@code 35 heures} gives {@code 35h}).
 *   <li>Initials are joined alone: {@code U.R.S.S.A.F.}; acronyms lose their plural: {@code KPIs}.
 *   <li>Accents are composed (NFC), invisible characters are dropped.
 * </ul>
 *
 * Offsets always point into the original text.
 */
final class WordSplitFilter extends TokenFilter {
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

  /** Whether there are only letters, or only digits, in their composed form, and no acronyms. */
  private static boolean isPlain(char[] chars, int length) {
    boolean isNumber = Character.isDigit(chars[0]);
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (c >= Folding.LATIN_END
          || !Character.isLetterOrDigit(c)
          || Character.isDigit(c) != isNumber) {
        return false;
      }
    }
    return length < 2 || chars[length - 1] != 's' || !Character.isUpperCase(chars[length - 2]);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending.clear();
  }

  private void emit(Token word) {
    clearAttributes();
    term.setEmpty().append(word.term());
    offset.setOffset(word.start(), word.end());
    increment.setPositionIncrement(word.increment());
    keyword.setKeyword(Chunk.isTechnical(word.term()));
  }
}

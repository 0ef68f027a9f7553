package fr.denicheur.lucene.answer;

import fr.denicheur.french.Sentences;
import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.Arrays;

/**
 * Cuts a text into {@link Sentences} for Lucene's highlighter, which requires the JDK's iterator.
 *
 * <p>Cuts only the lines that the highlighter asks about, so a long text costs no more than the
 * lines in which words were found.
 */
final class SentenceIterator extends BreakIterator {
  private String text = "";
  private int lineStart;
  private int[] bounds = {0};
  private int at;

  @Override
  public void setText(String newText) {
    text = newText;
    at = 0;
    readLine(0);
  }

  @Override
  public void setText(CharacterIterator newText) {
    StringBuilder characters = new StringBuilder(newText.getEndIndex());
    for (char c = newText.first(); c != CharacterIterator.DONE; c = newText.next()) {
      characters.append(c);
    }
    setText(characters.toString());
  }

  @Override
  public CharacterIterator getText() {
    return new StringCharacterIterator(text);
  }

  /** Cuts the line at an offset. */
  private void readLine(int offset) {
    lineStart = offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    int lineEnd = text.indexOf('\n', offset);
    bounds =
        Sentences.boundsOf(text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd + 1));
  }

  private boolean holds(int offset) {
    return offset >= lineStart && offset < lineStart + bounds[bounds.length - 1];
  }

  @Override
  public int following(int offset) {
    if (offset >= text.length()) {
      at = text.length();
      return DONE;
    }
    if (!holds(offset)) {
      readLine(offset);
    }
    int found = Arrays.binarySearch(bounds, offset - lineStart);
    at = lineStart + bounds[found >= 0 ? found + 1 : -found - 1];
    return at;
  }

  @Override
  public int preceding(int offset) {
    if (offset <= 0) {
      at = 0;
      return DONE;
    }
    if (!holds(offset - 1)) {
      readLine(offset - 1);
    }
    int found = Arrays.binarySearch(bounds, offset - lineStart);
    at = lineStart + bounds[found >= 0 ? found - 1 : -found - 2];
    return at;
  }

  @Override
  public int first() {
    at = 0;
    return at;
  }

  @Override
  public int last() {
    at = text.length();
    return at;
  }

  @Override
  public int next() {
    return following(at);
  }

  @Override
  public int previous() {
    return preceding(at);
  }

  @Override
  public int next(int n) {
    int moved = at;
    for (int i = 0; i < Math.abs(n) && moved != DONE; i++) {
      moved = n > 0 ? next() : previous();
    }
    return moved;
  }

  @Override
  public int current() {
    return at;
  }
}

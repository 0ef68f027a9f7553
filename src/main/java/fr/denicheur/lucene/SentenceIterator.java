package fr.denicheur.lucene;

import fr.denicheur.french.Sentences;
import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.Arrays;

/** Offers {@link Sentences} to Lucene's highlighter, which wants the JDK's iterator. */
final class SentenceIterator extends BreakIterator {
  private CharacterIterator text = new StringCharacterIterator("");
  private int[] bounds = {0};
  private int at;

  @Override
  public void setText(CharacterIterator newText) {
    StringBuilder characters = new StringBuilder(newText.getEndIndex());
    for (char c = newText.first(); c != CharacterIterator.DONE; c = newText.next()) {
      characters.append(c);
    }
    read(newText, characters.toString());
  }

  @Override
  public void setText(String newText) {
    read(new StringCharacterIterator(newText), newText);
  }

  private void read(CharacterIterator iterator, String characters) {
    text = iterator;
    bounds = Sentences.boundsOf(characters);
    at = 0;
  }

  @Override
  public int first() {
    return moveTo(0);
  }

  @Override
  public int last() {
    return moveTo(bounds.length - 1);
  }

  @Override
  public int next() {
    return moveTo(at + 1);
  }

  @Override
  public int previous() {
    return moveTo(at - 1);
  }

  @Override
  public int next(int n) {
    return moveTo(at + n);
  }

  @Override
  public int following(int offset) {
    int found = Arrays.binarySearch(bounds, offset);
    return moveTo(found >= 0 ? found + 1 : -found - 1);
  }

  @Override
  public int preceding(int offset) {
    int found = Arrays.binarySearch(bounds, offset);
    return moveTo(found >= 0 ? found - 1 : -found - 2);
  }

  @Override
  public int current() {
    return bounds[at];
  }

  @Override
  public CharacterIterator getText() {
    return text;
  }

  private int moveTo(int index) {
    if (index < 0 || index >= bounds.length) {
      at = Math.clamp(index, 0, bounds.length - 1);
      return DONE;
    }
    at = index;
    return bounds[at];
  }
}
